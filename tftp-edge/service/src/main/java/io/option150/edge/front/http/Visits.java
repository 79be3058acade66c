package io.option150.edge.front.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.clock.Timers;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.server.ClientNetwork;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The connections that clients have open to the HTTP and HTTPS fronts: how many there may be, in all and of one network, and
 * an end to those whose client does not come to ask.
 */
@Singleton
final class Visits {

    private static final long LOOK_MILLIS = 1_000;
    /** Networks that fall on the same counter share it, as with TFTP's transfers. */
    private static final int COUNTERS = 1 << 16;

    private final Map<HttpConnection, Visit> open = new ConcurrentHashMap<>();
    private final AtomicIntegerArray ofNetwork = new AtomicIntegerArray(COUNTERS);
    private final HttpSettings settings;
    private final Timers timers;
    private final Map<Visit.Refusal, Counter> refused;
    private final Counter cut;

    Visits(HttpSettings settings, Timers timers, MeterRegistry metrics) {
        this.settings = settings;
        this.timers = timers;
        this.refused = Map.of(
                Visit.Refusal.FULL, refused(metrics, Visit.Refusal.FULL),
                Visit.Refusal.NETWORK_FULL, refused(metrics, Visit.Refusal.NETWORK_FULL));
        this.cut = Counter.builder("option150.http.cut")
                .description("Connections ended because no whole request came on them in time")
                .register(metrics);
        Gauge.builder("option150.http.connections", open, Map::size)
                .description("Connections of phones and soft clients that are open, HTTP and HTTPS")
                .register(metrics);
    }

    /** Begins to look for connections whose client does not come to ask. */
    void start() {
        timers.after(LOOK_MILLIS, this::look);
    }

    /** A connection was opened; over TLS, after its handshake. */
    void opened(HttpConnection connection) {
        int counter = counter(connection);
        Optional<Visit.Refusal> refusal = refusal(counter);
        ofNetwork.incrementAndGet(counter);
        open.put(
                connection,
                new Visit(
                        connection,
                        refusal,
                        timers::now,
                        settings.headTimeout().toMillis(),
                        settings.idleTimeout().toMillis()));
        connection.closeHandler(_ -> {
            if (open.remove(connection) != null) {
                ofNetwork.decrementAndGet(counter);
            }
        });
        refusal.map(refused::get).ifPresent(Counter::increment);
    }

    /** That of a connection, which is open. */
    @Nullable
    Visit on(HttpConnection connection) {
        return open.get(connection);
    }

    private Optional<Visit.Refusal> refusal(int counter) {
        if (open.size() >= settings.maxConnections()) {
            return Optional.of(Visit.Refusal.FULL);
        }
        return ofNetwork.get(counter) >= settings.maxConnectionsPerNetwork()
                ? Optional.of(Visit.Refusal.NETWORK_FULL)
                : Optional.empty();
    }

    private void look() {
        try {
            for (Visit visit : open.values()) {
                if (visit.cutIfLate()) {
                    cut.increment();
                }
            }
        } finally {
            timers.after(LOOK_MILLIS, this::look);
        }
    }

    private static int counter(HttpConnection connection) {
        InetAddress client = InetAddress.ofLiteral(connection.remoteAddress().hostAddress());
        Peer peer = new Peer().set(new InetSocketAddress(client, 0));
        return ClientNetwork.slot(ClientNetwork.of(peer), COUNTERS);
    }

    private static Counter refused(MeterRegistry metrics, Visit.Refusal why) {
        return Counter.builder("option150.http.refused")
                .description("Connections answered with 503 because there were too many")
                .tag("reason", why.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
