package io.option150.edge.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

    @Inject
    RequestLog(RequestSettings settings, AccessLog access, MeterRegistry metrics) {
        this.ring = new RequestRing(settings.kept());
        this.access = access;
        this.metrics = metrics;
    }

    /** A request ended. Called on loops: never waits. */
    public void add(RequestRecord request) {
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
