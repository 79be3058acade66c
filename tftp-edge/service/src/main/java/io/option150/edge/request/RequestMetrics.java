package io.option150.edge.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts requests. Meters are kept, as looking one up costs more than counting. For one thread at a time. */
final class RequestMetrics {

    private record Kind(String front, String outcome, String source) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> requests = new HashMap<>();
    private final Map<String, Counter> bytes = new HashMap<>();
    private final Map<String, Timer> durations = new HashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(RequestRecord request) {
        String front = request.front();
        requests.computeIfAbsent(
                        new Kind(front, request.outcome(), request.source()),
                        kind -> registry.counter(
                                "option150.tftp.requests",
                                "front",
                                kind.front(),
                                "outcome",
                                kind.outcome(),
                                "source",
                                kind.source()))
                .increment();
        bytes.computeIfAbsent(front, each -> registry.counter("option150.tftp.bytes", "front", each))
                .increment((double) request.bytes());
        if (request.outcome().equals("served")) {
            durations
                    .computeIfAbsent(front, each -> registry.timer("option150.tftp.transfer.duration", "front", each))
                    .record(Duration.ofMillis(request.durationMillis()));
        }
    }
}
