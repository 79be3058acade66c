package io.option150.trust.tvs;

import io.option150.trust.verification.TvsSettings;
import io.option150.web.network.Networks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Listens for phones: several event loops to each address. */
@Singleton
public class TvsServer {

    /** After what phones may trust is in memory. */
    private static final int AFTER_LOADING = 3500;

    private static final int MAX_LOOPS = 4;

    private static final Logger LOG = Logger.getLogger(TvsServer.class);

    private final TvsSettings settings;
    private final TvsTls tls;
    private final TvsAnswers answers;
    private final TvsMetrics meters;
    private final Vertx vertx;
    private final TvsConnection.Limits limits;
    private final Networks networks;
    private final List<NetServer> servers = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();

    TvsServer(TvsSettings settings, TvsTls tls, TvsAnswers answers, TvsMetrics meters, Vertx vertx) {
        this.settings = settings;
        this.tls = tls;
        this.answers = answers;
        this.meters = meters;
        this.vertx = vertx;
        this.networks = Networks.of("option150.tvs.networks", settings.networks());
        this.limits = new TvsConnection.Limits(
                Math.toIntExact(settings.maxRequest().asLongValue()), settings.requestTimeout());
    }

    /** The addresses that are served, with the port in use; none when phones are not served. */
    public synchronized List<InetSocketAddress> addresses() {
        return List.copyOf(bound);
    }

    synchronized void start(@Observes @Priority(AFTER_LOADING) StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_LOOPS);
        for (String text : settings.listen()) {
            InetAddress address = TvsRules.address(text);
            // Port 0 takes a free one for the first address, which the others then share.
            int port = bound.isEmpty() ? settings.port() : bound.getFirst().getPort();
            // Servers share a port by its number: one that is yet to be found has a single loop.
            int here = port == 0 ? 1 : loops;
            for (int loop = 0; loop < here; loop++) {
                port = listen(address, port);
            }
            bound.add(new InetSocketAddress(address, port));
        }
        LOG.infof("Trust verification for phones on %s", bound);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        for (NetServer server : servers) {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
        servers.clear();
        bound.clear();
    }

    private int listen(InetAddress address, int port) {
        NetServer server = vertx.createNetServer(tls.options(address.getHostAddress(), port))
                .connectHandler(this::connected);
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException refused) {
            throw new ConfigurationException(
                    "option150.tvs.port: %s port %d cannot be bound: %s"
                            .formatted(address.getHostAddress(), port, refused.getCause()),
                    refused);
        }
        servers.add(server);
        return server.actualPort();
    }

    private void connected(NetSocket socket) {
        int open = meters.opened();
        var connection = new TvsConnection(socket, answers, meters, vertx, limits);
        connection.begin();
        if (!networks.hold(socket.remoteAddress().hostAddress())) {
            connection.end(TvsMetrics.Outcome.NOT_SERVED);
        } else if (open > settings.maxConnections()) {
            connection.end(TvsMetrics.Outcome.OVERLOAD);
        }
    }
}
