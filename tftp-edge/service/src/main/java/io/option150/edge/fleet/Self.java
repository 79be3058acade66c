package io.option150.edge.fleet;

import io.option150.edge.feed.Feed;
import io.option150.edge.front.PhoneService;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.EdgeBeat;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What this copy is at this moment. */
@Singleton
final class Self {

    private static final Logger LOG = Logger.getLogger(Self.class);

    private final EdgeId id;
    private final PhoneService service;
    private final Loaded loaded;
    private final Feed feed;
    private final Config config;
    private final String version;
    private final Instant started = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

    Self(
            EdgeId id,
            PhoneService service,
            Loaded loaded,
            Feed feed,
            Config config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.id = id;
        this.service = service;
        this.loaded = loaded;
        this.feed = feed;
        this.config = config;
        this.version = version;
    }

    /** When it was started, to the millisecond. */
    Instant started() {
        return started;
    }

    /** {@code starting} until it knows all files and homes; then the state of its service for phones. */
    String state() {
        return loaded.isLoaded() ? service.state() : "starting";
    }

    /** All of it, in this state. */
    EdgeBeat beat(String state) {
        return new EdgeBeat(
                id.get(),
                version,
                started,
                state,
                new EdgeBeat.Addresses(service.tftp(), service.http(), List.of(api())),
                service.transfers(),
                feed.positions());
    }

    /** A copy that listens on all addresses tells the one that its host's name has. */
    private String api() {
        String host = config.getValue("quarkus.http.host", String.class);
        String shown = host.equals("0.0.0.0") || host.equals("::") ? hostAddress() : host;
        return (shown.contains(":") ? "[" + shown + "]" : shown) + ":"
                + config.getValue("quarkus.http.port", int.class);
    }

    private static String hostAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its address", e);
            return "127.0.0.1";
        }
    }
}
