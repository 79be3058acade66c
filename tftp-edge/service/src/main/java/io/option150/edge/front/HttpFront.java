package io.option150.edge.front;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The HTTP front for phones: the same addresses as the TFTP front, several loops to each. */
@Singleton
public class HttpFront {

    private static final Logger LOG = Logger.getLogger(HttpFront.class);
    /** To Vert.x: one free port for all servers that ask for it by this number; 0 would give each its own. */
    private static final int SAME_FREE_PORT = -1;

    private final HttpSettings settings;
    private final TftpSettings addresses;
    private final HttpDesk desk;
    private final Vertx vertx;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();

    @Inject
    HttpFront(HttpSettings settings, TftpSettings addresses, HttpDesk desk, Vertx vertx) {
        this.settings = settings;
        this.addresses = addresses;
        this.desk = desk;
        this.vertx = vertx;
    }

    /** The addresses that are served, with the port in use. */
    public synchronized List<InetSocketAddress> addresses() {
        return List.copyOf(bound);
    }

    synchronized void start(@Observes StartupEvent started) {
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        for (String text : addresses.listen()) {
            String host = TftpFront.address(text).getHostAddress();
            // Port 0 takes a free one for the first address, which the others then share.
            int wanted = settings.port() == 0 ? SAME_FREE_PORT : settings.port();
            int port = bound.isEmpty() ? wanted : bound.getFirst().getPort();
            int actual = port;
            for (int loop = 0; loop < loops; loop++) {
                actual = listen(host, port);
            }
            bound.add(new InetSocketAddress(TftpFront.address(host), actual));
        }
        LOG.infof("HTTP for phones on %s", bound);
    }

    synchronized void stop(@Observes ShutdownEvent ended) {
        for (HttpServer server : servers) {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private int listen(String host, int port) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis())))
                .requestHandler(desk::handle);
        try {
            Uni.createFrom()
                    .completionStage(server.listen().toCompletionStage())
                    .await()
                    .indefinitely();
        } catch (CompletionException e) {
            throw new IllegalStateException("HTTP " + host + " port " + port + " cannot be bound: " + e.getCause(), e);
        }
        servers.add(server);
        return server.actualPort();
    }
}
