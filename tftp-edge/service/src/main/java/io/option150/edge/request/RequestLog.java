package io.option150.edge.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.option150.edge.clock.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Where every request ends up: memory, access line, metrics. */
@Singleton
public class RequestLog {

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
        metrics.counter(
                        "option150.tftp.requests",
                        "front",
                        request.front(),
                        "outcome",
                        request.outcome(),
                        "source",
                        request.source())
                .increment();
        metrics.counter("option150.tftp.bytes", "front", request.front()).increment((double) request.bytes());
        if (request.outcome().equals("served")) {
            Timer.builder("option150.tftp.transfer.duration")
                    .tag("front", request.front())
                    .register(metrics)
                    .record(Duration.ofMillis(request.durationMillis()));
        }
    }

    List<RequestRecord> find(Predicate<RequestRecord> fits) {
        return ring.find(fits);
    }
}
