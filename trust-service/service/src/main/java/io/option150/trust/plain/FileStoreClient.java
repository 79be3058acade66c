package io.option150.trust.plain;

import io.option150.web.auth.Tokens;
import io.option150.web.tls.ServiceTls;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends calls to the file store, with our token. Redirects are not followed: the token is for the store alone. */
@Singleton
class FileStoreClient {

    private final HttpClient client;
    private final URI base;
    private final Tokens tokens;
    private final Duration answerTimeout;
    private final int connectMillis;

    public FileStoreClient(Vertx vertx, FileStoreSettings settings, Tokens tokens, ServiceTls tls) {
        this.base = settings.url();
        this.tokens = tokens;
        this.answerTimeout = settings.answerTimeout();
        this.connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
        this.client = vertx.createHttpClient(
                tls.trusting(new HttpClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(settings.connectTimeout().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis()))),
                new PoolOptions().setHttp1MaxSize(settings.connections()));
    }

    /** Sends a call without body. The answer's body is not read yet: it must be, or the call be reset, at once. */
    Uni<HttpClientResponse> send(HttpMethod method, String path) {
        var call = new RequestOptions()
                .setMethod(method)
                // Here it bounds the wait for a free connection too.
                .setConnectTimeout(connectMillis)
                .setAbsoluteURI(base.resolve(path).toString());
        tokens.serviceAuthorization().ifPresent(token -> call.putHeader("Authorization", token));
        return UniHelper.toUni(client.request(call)).chain(this::send);
    }

    private Uni<HttpClientResponse> send(HttpClientRequest request) {
        return UniHelper.toUni(request.send())
                .ifNoItem()
                .after(answerTimeout)
                .fail()
                .onFailure(TimeoutException.class)
                .invoke(() -> request.reset());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
