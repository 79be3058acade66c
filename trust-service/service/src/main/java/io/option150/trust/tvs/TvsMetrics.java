package io.option150.trust.tvs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.trust.formats.tvs.TvsMessage;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts: {@code option150.tvs.requests} by type and outcome, {@code option150.tvs.connections} that are open. */
@Singleton
class TvsMetrics {

    /** How a request ended. */
    enum Outcome {
        /** The certificate is trusted. */
        TRUSTED,
        /** The certificate is not known, not trusted or not valid. */
        REFUSED,
        /** What came was no request; its connection was closed. */
        MALFORMED,
        /** The request did not end, or its answer was not read, in time; its connection was closed. */
        TIMEOUT,
        /** The connection was one too many. */
        OVERLOAD,
        /** The client is of a network that is not served. */
        NOT_SERVED,
        /** Something broke here; the connection was closed. */
        FAILED
    }

    private final Map<Outcome, Counter> verifications = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Counter> queries = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Counter> others = new EnumMap<>(Outcome.class);
    private final AtomicInteger connections = new AtomicInteger();

    TvsMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            verifications.put(outcome, counter(registry, "verification", outcome));
            queries.put(outcome, counter(registry, "query", outcome));
            others.put(outcome, counter(registry, "none", outcome));
        }
        Gauge.builder("option150.tvs.connections", connections, AtomicInteger::get)
                .description("Open connections of phones to the trust verification service")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String type, Outcome outcome) {
        return Counter.builder("option150.tvs.requests")
                .description("Requests to the trust verification service")
                .tag("type", type)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** A request was answered. */
    void answered(TvsMessage.Request request, TvsMessage answer) {
        Outcome outcome = answer instanceof TvsMessage.Refusal ? Outcome.REFUSED : Outcome.TRUSTED;
        count(request instanceof TvsMessage.QueryRequest ? queries : verifications, outcome);
    }

    /** A connection was closed for something that is no request. */
    void ended(Outcome outcome) {
        count(others, outcome);
    }

    /** A connection came. Returns how many there are now. */
    int opened() {
        return connections.incrementAndGet();
    }

    /** A connection went. */
    void closed() {
        connections.decrementAndGet();
    }

    private static void count(Map<Outcome, Counter> counters, Outcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
