package io.option150.demo.pod;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;

/** Health pages as the services have them: live while this process is, started and ready once the backends are. */
final class PodHealth implements AutoCloseable {

    static final int PORT = 8080;

    private static final int UP = 200;
    private static final int DOWN = 503;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    private PodHealth(HttpServer server) {
        this.server = server;
    }

    static PodHealth start(int port, BooleanSupplier ready) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/q/health/live", exchange -> answer(exchange, true));
        server.createContext("/q/health/started", exchange -> answer(exchange, ready.getAsBoolean()));
        server.createContext("/q/health/ready", exchange -> answer(exchange, ready.getAsBoolean()));
        server.start();
        return new PodHealth(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, boolean up) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(up ? UP : DOWN, NO_BODY);
        }
    }
}
