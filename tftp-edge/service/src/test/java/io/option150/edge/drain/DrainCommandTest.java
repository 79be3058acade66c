package io.option150.edge.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainCommandTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer edge;

    @BeforeEach
    void start() throws IOException {
        edge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        edge.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        edge.start();
    }

    @AfterEach
    void stop() {
        edge.stop(0);
    }

    @Test
    void asksWithTheTokenAndWaitsForTheAnswer() throws IOException {
        assertThat(DrainCommand.drain(url(), "secret")).isEqualTo("ok");
        assertThat(seen).containsExactly("POST /api/v1/service/drain Bearer secret");
    }

    @Test
    void failsOnARefusal() {
        status = 401;
        assertThatIOException()
                .isThrownBy(() -> DrainCommand.drain(url(), "wrong"))
                .withMessageContaining("401");
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + edge.getAddress().getPort());
    }
}
