package io.option150.edge.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.ssl.OpenSsl;
import io.option150.edge.Settings;
import io.option150.edge.clock.ManualTimers;
import io.option150.testkit.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A server that speaks TLS as the edge does, with a Vert.x of its own. */
record TlsServer(Vertx vertx, int port) implements AutoCloseable {

    /**
     * Starts one on loopback.
     *
     * @param port 0: any free one
     * @param handover the setting, if it is set
     */
    static TlsServer start(TlsEngine engine, ServerKeys keys, int port, Optional<Path> handover) throws Exception {
        assumeTrue(engine != TlsEngine.NATIVE || OpenSsl.isAvailable(), "BoringSSL can be loaded here");
        HttpsSettings settings = Settings.of(
                HttpsSettings.class,
                "option150.https.engine",
                engine.name().toLowerCase(Locale.ROOT),
                handover.isPresent() ? "option150.https.handover-file" : "option150.none",
                handover.map(Path::toString).orElse("unset"));
        Vertx vertx = Vertx.vertx();
        ServerTls tls = new ServerTls(settings, keys, new ManualTimers(), vertx);
        HttpServer server = Await.of(
                vertx.createHttpServer(tls.options().setHost("127.0.0.1").setPort(port))
                        .requestHandler(request -> request.response().end())
                        .listen()
                        .toCompletionStage());
        return new TlsServer(vertx, server.actualPort());
    }

    @Override
    public void close() throws Exception {
        Await.of(vertx.close().toCompletionStage());
    }
}
