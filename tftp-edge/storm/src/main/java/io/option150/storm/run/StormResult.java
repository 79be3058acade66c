package io.option150.storm.run;

import io.option150.storm.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a storm.
 *
 * @param duration from the first phone's start to the last one's end
 * @param end the counters at its end
 * @param timeline the counters on the way, in their order
 * @param bytes of files that came
 * @param repeats packets that phones sent again
 * @param files time of each request in microseconds
 * @param boots time of each boot in microseconds
 * @param failures how often requests failed in which way
 */
public record StormResult(
        Plan plan,
        Duration duration,
        Sample end,
        List<Sample> timeline,
        long bytes,
        long repeats,
        Histogram files,
        Histogram boots,
        Map<String, Long> failures) {

    /** Keeps the lists as they are now. */
    public StormResult {
        timeline = List.copyOf(timeline);
        failures = Map.copyOf(failures);
    }

    /** Whether no request failed. */
    public boolean allBooted() {
        return end.failed() == 0 && end.bootsFailed() == 0;
    }

    /** Requests that ended in a second. */
    public double requestsPerSecond() {
        return end.requests() / seconds();
    }

    /** Megabytes (10^6) of files in a second. */
    public double megabytesPerSecond() {
        return bytes / 1e6 / seconds();
    }

    /** How long it took, in seconds; never 0. */
    public double seconds() {
        return Math.max(duration.toNanos(), 1) / 1e9;
    }

    /** The result in one sentence. */
    public String verdict() {
        long boots = end.boots();
        long phones = plan.crowd().phones();
        String target = plan.target().text();
        if (!allBooted()) {
            return "%s booted %d of %d phones in %.2f seconds; %d requests failed"
                    .formatted(target, end.booted(), boots, seconds(), end.failed());
        }
        return boots == phones
                ? "%s boots %d phones in %.2f seconds".formatted(target, phones, seconds())
                : "%s serves %d boots of %d phones in %.2f seconds".formatted(target, boots, phones, seconds());
    }
}
