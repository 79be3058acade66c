package io.option150.local.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final String LOADED = "{\"name\":\"view\",\"status\":\"UP\"}";
    private static final String LOADING = "{\"name\":\"view\",\"status\":\"DOWN\"}";
    private static final String STOPPED = "{\"name\":\"service for phones\",\"status\":\"DOWN\"}";

    private final HttpServer server;
    private volatile String checks = "";

    ReadinessTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", call -> {
            var page = ("{\"status\":\"DOWN\",\"checks\":[" + checks + "]}").getBytes(UTF_8);
            call.sendResponseHeaders(503, page.length);
            call.getResponseBody().write(page);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A suite whose edges an admin has stopped starts all the same: who waits for them would wait for ever. */
    @Test
    void aServiceThatAnAdminHasStoppedIsToldFromOneThatStarts() throws Exception {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var readiness = new Readiness()) {
            checks = LOADED + "," + STOPPED;
            assertThat(readiness.of(url)).isFalse();
            assertThat(readiness.isStopped(url)).isTrue();
            checks = LOADING + "," + STOPPED;
            assertThat(readiness.isStopped(url)).isFalse();
            checks = LOADED;
            assertThat(readiness.isStopped(url)).isFalse();
            server.stop(0);
            assertThat(readiness.isStopped(url)).isFalse();
        }
    }
}
