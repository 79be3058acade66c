package io.option150.edge.front.http;

import io.option150.edge.front.tftp.TftpFront;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP servers on all addresses that phones reach, several loops to each. For one thread at a time. */
final class PhoneServers {

    /**
     * To Vert.x: one free port for all servers that ask for it by a number of this kind; 0 would give each its own, and
     * two fronts must not ask by the same one.
     */
    private static final AtomicInteger SAME_FREE_PORT = new AtomicInteger(-1);

    private final Vertx vertx;
    private final List<String> addresses;
    private final Visits visits;
    private final int loops;
    private final List<HttpServer> servers = new ArrayList<>();

    /** @param loops of {@code vertx} that serve each address */
    PhoneServers(Vertx vertx, int loops, List<String> addresses, Visits visits) {
        this.vertx = vertx;
        this.visits = visits;
        this.loops = loops;
        this.addresses = addresses;
    }

    /**
     * What all of them have: HTTP/1.1, as phones speak it. HTTP/2 and what browsers negotiate cost each connection some
     * handlers, and are no way in that a phone needs.
     *
     * @param options to go on with
     */
    static HttpServerOptions ofPhones(HttpServerOptions options, HttpSettings settings) {
        return options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis()))
                .setUseAlpn(false)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    /**
     * Binds one port on all addresses.
     *
     * @param port 0 takes a free one for the first address, which the others then share
     * @param options all but host and port
     * @return the addresses that are served, with the port in use
     * @throws IllegalStateException naming the address that cannot be bound
     */
    List<InetSocketAddress> bind(int port, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        int first = port == 0 ? SAME_FREE_PORT.getAndDecrement() : port;
        List<InetSocketAddress> bound = new ArrayList<>();
        for (String text : addresses) {
            String host = TftpFront.address(text).getHostAddress();
            int wanted = bound.isEmpty() ? first : bound.getFirst().getPort();
            int actual = wanted;
            for (int loop = 0; loop < loops; loop++) {
                actual = listen(new HttpServerOptions(options).setHost(host).setPort(wanted), handler);
            }
            bound.add(new InetSocketAddress(TftpFront.address(host), actual));
        }
        return List.copyOf(bound);
    }

    void close() {
        for (HttpServer server : servers) {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private int listen(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(visits::opened)
                .requestHandler(handler);
        try {
            Uni.createFrom()
                    .completionStage(server.listen().toCompletionStage())
                    .await()
                    .indefinitely();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "HTTP " + options.getHost() + " port " + options.getPort() + " cannot be bound: " + e.getCause(),
                    e);
        }
        servers.add(server);
        return server.actualPort();
    }
}
