package io.option150.edge.front.http;

import io.option150.edge.StartOrder;
import io.option150.edge.front.tftp.TftpSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import org.jboss.logging.Logger;

/** The HTTP front for phones: the same addresses as the TFTP front, several loops to each. */
@Singleton
public class HttpFront {

    private static final Logger LOG = Logger.getLogger(HttpFront.class);

    private final HttpSettings settings;
    private final HttpRequests requests;
    private final Visits visits;
    private final PhoneServers servers;
    private List<InetSocketAddress> bound = List.of();

    HttpFront(HttpSettings settings, TftpSettings addresses, HttpRequests requests, Visits visits, Vertx vertx) {
        this.settings = settings;
        this.requests = requests;
        this.visits = visits;
        this.servers = new PhoneServers(
                vertx, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), addresses.listen(), visits);
    }

    /** The addresses that are served, with the port in use. */
    public synchronized List<InetSocketAddress> addresses() {
        return bound;
    }

    synchronized void start(@Observes @Priority(StartOrder.HTTP) StartupEvent started) {
        HttpServerOptions options = PhoneServers.ofPhones(new HttpServerOptions(), settings);
        visits.start();
        bound = servers.bind(settings.port(), options, requests::handle);
        LOG.infof("HTTP for phones on %s", bound);
    }

    synchronized void stop(@Observes ShutdownEvent ended) {
        servers.close();
    }
}
