package io.option150.edge.upstream;

import io.opentelemetry.api.trace.SpanKind;
import io.option150.edge.tracing.Spans;
import io.option150.web.auth.Tokens;
import io.option150.web.tls.ServiceTls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** HTTP connections to peers and to the suite's own services: bounded in time, and never redirected (RES-14). */
@Singleton
public final class HttpClients implements AutoCloseable {

    /** Shorter than what common servers grant an idle connection, so that a reused one is rarely about to be closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;
    /** Calls at a time to each of the suite's own services. */
    private static final int SERVICE_CONNECTIONS = 16;

    private final HttpClient client;
    private final PeerSettings settings;
    private final Tokens tokens;
    private final Spans spans;

    public HttpClients(Vertx vertx, PeerSettings settings, Tokens tokens, Spans spans, ServiceTls tls) {
        this.settings = settings;
        this.tokens = tokens;
        this.spans = spans;
        this.client = vertx.createHttpClient(tls.trusting(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setMaxPoolSize(Math.max(settings.concurrency(), SERVICE_CONNECTIONS))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                // Spans are ours; remote clusters are told of no trace.
                .setTracingPolicy(TracingPolicy.IGNORE)));
    }

    /** A GET of one of the suite's own services; {@code pathAndQuery} is encoded and follows the base URL. */
    public RequestOptions ofService(URI base, String pathAndQuery) {
        RequestOptions options = get().setAbsoluteURI(base.toString().replaceAll("/+$", "") + pathAndQuery);
        tokens.serviceAuthorization().ifPresent(bearer -> options.putHeader("Authorization", bearer));
        return options;
    }

    /** The client that carries all of them. */
    public HttpClient client() {
        return client;
    }

    /** Fetches in a span of its own, which lasts from the question to the answer's head. */
    public CompletionStage<FetchAnswer> traced(String name, Supplier<CompletionStage<FetchAnswer>> fetch) {
        return spans.on()
                ? spans.around(name, SpanKind.CLIENT, _ -> fetch.get(), (span, answer) -> answer.tell(span))
                : fetch.get();
    }

    /** Longest silence while an answer is awaited, in milliseconds. */
    public long idleMillis() {
        return settings.idleTimeout().toMillis();
    }

    /** A GET of whatever its caller adds. */
    public RequestOptions get() {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setFollowRedirects(false)
                .setConnectTimeout(settings.connectTimeout().toMillis());
    }

    @Override
    @PreDestroy
    public void close() {
        client.close();
    }
}
