package io.option150.edge.upstream;

import io.option150.edge.Settings;
import io.option150.edge.tracing.Spans;
import io.option150.web.auth.AuthSettings;
import io.option150.web.auth.TokenSettings;
import io.option150.web.auth.Tokens;
import io.option150.web.tls.ServiceTls;
import io.vertx.core.Vertx;

/** What others are asked with, put together as the service does. */
public final class TestHttp implements AutoCloseable {

    /** The clients, with the settings that hold by default. */
    public final HttpClients clients;

    private final Vertx vertx = Vertx.vertx();

    /** On event loops of its own. */
    public TestHttp() {
        Tokens tokens = new Tokens(Settings.of(TokenSettings.class), Settings.of(AuthSettings.class));
        clients = new HttpClients(vertx, Settings.of(PeerSettings.class), tokens, Spans.none(), ServiceTls.none());
    }

    @Override
    public void close() {
        clients.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
