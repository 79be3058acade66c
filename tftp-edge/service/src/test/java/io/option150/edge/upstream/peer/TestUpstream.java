package io.option150.edge.upstream.peer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Settings;
import io.option150.edge.cache.Invalidation;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentStore;
import io.option150.edge.tracing.Spans;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.PeerSettings;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.web.auth.AuthSettings;
import io.option150.web.auth.TokenSettings;
import io.option150.web.auth.Tokens;
import io.option150.web.tls.ServiceTls;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** All that asks others, put together as the service does. */
public final class TestUpstream implements AutoCloseable {

    /** The remote clusters. */
    public final Upstream clusters;
    /** Their peers; a view's listener. */
    public final Peers peers;
    /** File store and trust service. */
    public final OwnServices own;
    /** What was counted. */
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private final Vertx vertx = Vertx.vertx();
    /** What carries them. */
    public final HttpClients http;

    /** With these settings. */
    public TestUpstream(ContentStore contents, Timers timers, Invalidation invalidation, Map<String, String> settings) {
        PeerSettings peer = Settings.of(PeerSettings.class, settings);
        var tokens = new Tokens(Settings.of(TokenSettings.class), Settings.of(AuthSettings.class));
        http = new HttpClients(vertx, peer, tokens, Spans.none(), ServiceTls.none());
        peers = new Peers(peer, timers, invalidation, new PeerMetrics(metrics));
        try {
            clusters = new Upstream(contents, peers, timers, http, peer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<String> services = Optional.of(settings.getOrDefault("own-services", "http://127.0.0.1:1"));
        Optional<String> digest = Optional.ofNullable(settings.get("option150.trust.digest"));
        this.own = new OwnServices(http, contents, new ServiceSettings(services, services, services, digest));
    }

    @Override
    public void close() {
        clusters.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
