package io.option150.edge.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts requests. Meters are kept, as looking one up costs more than counting. For one thread at a time. */
final class RequestMetrics {

    private static final List<String> FRONTS = List.of("tftp", "http", "https");
    private static final String PHONE = "device";

    /** From an answer out of memory to a load over a slow line. */
    private static final Duration[] BUCKETS = IntStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Kind(String front, String outcome, String source) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> requests = new HashMap<>();
    private final Map<String, Counter> bytes = new HashMap<>();
    private final Map<String, Counter> phones = new HashMap<>();
    private final Map<String, Timer> durations = new HashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start: a rate over a counter that appears with its first event misses that event.
        for (String front : FRONTS) {
            RequestRecord.OUTCOMES.forEach(outcome -> requests(new Kind(front, outcome, "none")));
            phones(front);
            duration(front);
        }
    }

    void count(RequestRecord request) {
        String front = request.front();
        requests(new Kind(front, request.outcome(), request.source())).increment();
        bytes(front).increment((double) request.bytes());
        if (request.outcome().equals("served")) {
            duration(front).record(Duration.ofMillis(request.durationMillis()));
            if (request.nameClass().equals(PHONE)) {
                phones(front).increment();
            }
        }
    }

    private Counter requests(Kind kind) {
        return requests.computeIfAbsent(
                kind,
                each -> Counter.builder("option150.tftp.requests")
                        .description("Requests of phones, by how they ended and where the bytes came from")
                        .tag("front", each.front())
                        .tag("outcome", each.outcome())
                        .tag("source", each.source())
                        .register(registry));
    }

    private Counter bytes(String front) {
        return bytes.computeIfAbsent(
                front,
                each -> Counter.builder("option150.tftp.bytes")
                        .description("Bytes of files sent to phones and, over TFTP, acknowledged")
                        .tag("front", each)
                        .register(registry));
    }

    /** A phone that boots or is reset asks for its configuration once. */
    private Counter phones(String front) {
        return phones.computeIfAbsent(
                front,
                each -> Counter.builder("option150.tftp.phones")
                        .description("Configurations served to phones")
                        .tag("front", each)
                        .register(registry));
    }

    private Timer duration(String front) {
        return durations.computeIfAbsent(
                front,
                each -> Timer.builder("option150.tftp.transfer.duration")
                        .description("Time from a request to the end of its transfer, of what was served")
                        .tag("front", each)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }
}
