package io.option150.registry.discovery.probe;

import io.option150.web.http.BoundedBody;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Fetches small files by HTTP, as a phone does. */
@Singleton
class FileByHttp {

    static final Duration PATIENCE = Duration.ofSeconds(3);
    static final int MOST_BYTES = 256 << 10;

    private final HttpClient http;

    FileByHttp(Vertx vertx) {
        this.http =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(Math.toIntExact(PATIENCE.toMillis())));
    }

    /** The file; empty where the server says that it has none. */
    Uni<Optional<byte[]>> get(String address, int port, String name) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address))
                .setHost(address)
                .setPort(port)
                .setURI("/" + name)
                .setTimeout(PATIENCE.toMillis());
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(
                        http.request(options).compose(HttpClientRequest::send).compose(FileByHttp::body)));
    }

    private static Future<Optional<byte[]>> body(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return BoundedBody.read(response, MOST_BYTES, PATIENCE).map(body -> Optional.of(body.getBytes()));
        }
        BoundedBody.refuse(response);
        return response.statusCode() == 404
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(new IOException("HTTP " + response.statusCode()));
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
