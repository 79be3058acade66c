package io.option150.edge.front.http;

import io.option150.edge.StartOrder;
import io.option150.edge.front.tftp.TftpSettings;
import io.option150.edge.tls.HttpsSettings;
import io.option150.edge.tls.IdentitySource;
import io.option150.edge.tls.ServerTls;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** HTTPS for phones and for soft clients, each on a port of its own; off while no certificate can be had. */
@Singleton
public class HttpsFront {

    private static final Logger LOG = Logger.getLogger(HttpsFront.class);

    private final HttpsSettings settings;
    private final HttpSettings http;
    private final IdentitySource source;
    private final ServerTls tls;
    private final HttpRequests requests;
    private final UnsignedNames unsigned;
    private final Visits visits;
    private final TlsLoops loops;
    private final List<String> listen;
    private @Nullable PhoneServers servers;
    private List<InetSocketAddress> phones = List.of();
    private List<InetSocketAddress> soft = List.of();

    HttpsFront(
            HttpsSettings settings,
            HttpSettings http,
            TftpSettings addresses,
            IdentitySource source,
            ServerTls tls,
            HttpRequests requests,
            UnsignedNames unsigned,
            Visits visits,
            TlsLoops loops) {
        this.settings = settings;
        this.http = http;
        this.source = source;
        this.tls = tls;
        this.requests = requests;
        this.unsigned = unsigned;
        this.visits = visits;
        this.loops = loops;
        this.listen = addresses.listen();
    }

    /** The addresses that phones are served on, with the port in use; none while HTTPS is off. */
    public synchronized List<InetSocketAddress> phones() {
        return phones;
    }

    /** The addresses that soft clients are served on, with the port in use; none while HTTPS is off. */
    public synchronized List<InetSocketAddress> softClients() {
        return soft;
    }

    synchronized void start(@Observes @Priority(StartOrder.HTTPS) StartupEvent started) {
        if (!source.isConfigured()) {
            LOG.info("HTTPS for phones is off: neither option150.https.handover-file nor certificate-file and key-file"
                    + " are set");
            return;
        }
        source.start();
        HttpServerOptions options = PhoneServers.ofPhones(tls.options(), http)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(http.headTimeout().toMillis());
        PhoneServers bound = new PhoneServers(loops.vertx(), TlsLoops.count(), listen, visits);
        servers = bound;
        phones = bound.bind(settings.port(), options, request -> requests.handle(request, unsigned::of));
        soft = bound.bind(settings.softPort(), options, requests::handle);
        LOG.infof("HTTPS for phones on %s, for soft clients on %s", phones, soft);
    }

    synchronized void stop(@Observes ShutdownEvent ended) {
        if (servers != null) {
            servers.close();
            loops.close();
        }
    }
}
