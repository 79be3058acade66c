package io.option150.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's idle time is 1 s, an answer takes 3 s. */
class BusyConnectionTest {

    private static final long WORK_MS = 3_000;
    private static final int PATIENCE_MS = 60_000;
    private static final String ASK = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    // Set before each test.
    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(1_000).setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .requestHandler(this::work)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoWaitsForAnAnswerGetsIt() throws IOException {
        assertThat(send(ASK)).endsWith("done");
        assertThat(send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"))
                .endsWith("done");
    }

    @Test
    void theNextCallOnTheSameConnectionIsWaitedForToo() throws IOException {
        assertThat(send(ASK + ASK).split("done", -1)).hasSize(3);
    }

    @Test
    void whoStopsInTheMiddleOfACallIsCut() throws IOException {
        assertThat(send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\nab"))
                .isEmpty();
    }

    /** A slow resource: it answers only a call that has come whole. */
    private void work(HttpServerRequest call) {
        BusyConnection.enter(call);
        call.body().onSuccess(_ -> vertx.setTimer(WORK_MS, _ -> call.response().end("done")));
    }

    /** All that comes until the server closes, as it does with every idle connection. */
    private String send(String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(bytes.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
