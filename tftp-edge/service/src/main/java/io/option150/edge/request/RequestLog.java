package io.option150.edge.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.option150.edge.clock.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where every request ends up: memory, access line, metrics. */
@Singleton
public class RequestLog {

    private static final List<String> FRONTS = List.of("tftp", "http");
    private static final List<String> OUTCOMES =
            List.of("served", "not_found", "refused", "failed", "aborted", "silent");
    private static final String PHONE = "device";

    /** From an answer out of memory to a load over a slow line. */
    private static final Duration[] BUCKETS = IntStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final RequestRing ring;
    private final AccessLog access;
    private final MeterRegistry metrics;
    private final Timers timers;
    private volatile long lastEnded;

    @Inject
    RequestLog(RequestSettings settings, AccessLog access, MeterRegistry metrics, Timers timers) {
        this.ring = new RequestRing(settings.kept());
        this.access = access;
        this.metrics = metrics;
        this.timers = timers;
        this.lastEnded = timers.now();
        // There from the start: a rate over a counter that appears with its first event misses that event.
        for (String front : FRONTS) {
            OUTCOMES.forEach(outcome -> requests(front, outcome, "none"));
            phones(front);
            duration(front);
        }
    }

    /** When the latest request ended, on the clock of {@link Timers#now}; before the first one, the start. */
    public long lastEnded() {
        return lastEnded;
    }

    /** A request ended. Called on loops: never waits. */
    public void add(RequestRecord request) {
        lastEnded = timers.now();
        ring.add(request);
        access.add(request);
        requests(request.front(), request.outcome(), request.source()).increment();
        metrics.counter("option150.tftp.bytes", "front", request.front()).increment((double) request.bytes());
        if (request.outcome().equals("served")) {
            duration(request.front()).record(Duration.ofMillis(request.durationMillis()));
            if (request.nameClass().equals(PHONE)) {
                phones(request.front()).increment();
            }
        }
    }

    private Counter requests(String front, String outcome, String source) {
        return metrics.counter("option150.tftp.requests", "front", front, "outcome", outcome, "source", source);
    }

    /** A phone that boots or is reset asks for its configuration once. */
    private Counter phones(String front) {
        return metrics.counter("option150.tftp.phones", "front", front);
    }

    private Timer duration(String front) {
        return Timer.builder("option150.tftp.transfer.duration")
                .tag("front", front)
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    List<RequestRecord> find(Predicate<RequestRecord> fits) {
        return ring.find(fits);
    }
}
