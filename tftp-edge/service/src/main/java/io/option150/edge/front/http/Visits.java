package io.option150.edge.front.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.clock.Timers;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.server.ClientNetwork;
import io.option150.web.http.Cut;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The connections that clients have open to the HTTP and HTTPS fronts: how many there may be, in all and of one network, and
 * an end to those whose client lets its turn pass.
 */
@Singleton
final class Visits {

    private static final long LOOK_MILLIS = 1_000;
    /** What a connection without a place gets to ask, and so to be told that it has none. */
    private static final long REFUSED_MILLIS = 1_000;
    /** Connections without a place that are told so; more are ended without a word. */
    private static final int MOST_TOLD = 1_000;
    /** Networks that fall on the same counter share it, as with TFTP's transfers. */
    private static final int COUNTERS = 1 << 16;

    private final Map<HttpConnection, Visit> open = new ConcurrentHashMap<>();
    private final AtomicInteger placed = new AtomicInteger();
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
                .description(
                        "Connections ended because their client neither asked nor took what it had asked for in time")
                .register(metrics);
        Gauge.builder("option150.http.connections", open, Map::size)
                .description("Connections of phones and soft clients that are open, HTTP and HTTPS")
                .register(metrics);
    }

    /** Begins to look for connections whose client lets its turn pass. */
    void start() {
        timers.after(LOOK_MILLIS, this::look);
    }

    /** A connection was opened; over TLS, after its handshake. */
    void opened(HttpConnection connection) {
        int counter = counter(connection);
        Optional<Visit.Refusal> refusal = place(counter);
        refusal.map(refused::get).ifPresent(Counter::increment);
        if (refusal.isPresent() && open.size() - placed.get() > MOST_TOLD) {
            Cut.off(connection);
            return;
        }
        long headMillis = settings.headTimeout().toMillis();
        open.put(
                connection,
                new Visit(
                        connection,
                        refusal,
                        timers::now,
                        refusal.isPresent() ? Math.min(headMillis, REFUSED_MILLIS) : headMillis,
                        settings.idleTimeout().toMillis()));
        connection.closeHandler(_ -> {
            if (open.remove(connection) != null && refusal.isEmpty()) {
                placed.decrementAndGet();
                ofNetwork.decrementAndGet(counter);
            }
        });
        MostWaiting.on(connection);
    }

    /** That of a connection, which is open. */
    @Nullable
    Visit on(HttpConnection connection) {
        return open.get(connection);
    }

    /** Takes a place for a connection, if there is one; one without a place keeps nobody else from it. */
    private Optional<Visit.Refusal> place(int counter) {
        if (ofNetwork.incrementAndGet(counter) > settings.maxConnectionsPerNetwork()) {
            ofNetwork.decrementAndGet(counter);
            return Optional.of(Visit.Refusal.NETWORK_FULL);
        }
        if (placed.incrementAndGet() > settings.maxConnections()) {
            placed.decrementAndGet();
            ofNetwork.decrementAndGet(counter);
            return Optional.of(Visit.Refusal.FULL);
        }
        return Optional.empty();
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
