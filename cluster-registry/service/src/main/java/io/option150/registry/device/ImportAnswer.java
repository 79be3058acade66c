package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.device.ImportReport.Counts;
import io.option150.web.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/**
 * The answer to one import: a JSON object whose first field, {@code progress}, grows by an entry a second while lines are
 * stored, so that whoever waits sees how far it is and no idle timer cuts the connection. What is over sooner, or asked by
 * HTTP/1.0, which cannot tell an end from a break, is answered in one piece.
 */
final class ImportAnswer {

    private final RoutingContext call;
    private final ObjectMapper json;
    private final ImportTally tally;
    private final long startNs = System.nanoTime();
    private boolean begun;

    ImportAnswer(RoutingContext call, ObjectMapper json, ImportTally tally) {
        this.call = call;
        this.json = json;
        this.tally = tally;
    }

    /** One entry of {@code progress}. */
    private record Progress(double seconds, long lines, long assigned, long moved, long unchanged, long refused) {

        static Progress of(Duration since, Counts counts) {
            return new Progress(
                    since.toMillis() / 1_000.0,
                    counts.lines(),
                    counts.assigned(),
                    counts.moved(),
                    counts.unchanged(),
                    counts.refused());
        }
    }

    /** Tells how far it is; leaves it out for a client that does not read. */
    void progress() {
        var response = call.response();
        if (call.request().version() == HttpVersion.HTTP_1_0 || response.closed() || response.writeQueueFull()) {
            return;
        }
        var since = Duration.ofNanos(System.nanoTime() - startNs);
        var entry = write(Progress.of(since, tally.counts()));
        if (begun) {
            response.write(",\n" + entry);
        } else {
            begun = true;
            response.putHeader("Content-Type", "application/json")
                    .setChunked(true)
                    .write(head() + entry);
        }
    }

    /** Ends the answer with the report. */
    Uni<Void> end() {
        var response = call.response();
        if (!begun) {
            response.putHeader("Content-Type", "application/json");
        }
        return UniHelper.toUni(response.end((begun ? "" : head()) + tail(tally.report())));
    }

    /** Fails with the problem; where the answer has begun, the client sees it and that the answer broke off. */
    Uni<Void> fail(Throwable problem) {
        var response = call.response();
        if (!begun || response.closed()) {
            return Uni.createFrom().failure(problem);
        }
        // Told inside as well, for people; the missing end is what programs notice.
        return UniHelper.toUni(response.write(tail(Map.of("problem", Problems.of(problem)))))
                .onTermination()
                .invoke(() -> response.reset());
    }

    private static String head() {
        return "{\"progress\":[\n";
    }

    /** The end of the list, and the fields of this object. */
    private String tail(Object fields) {
        return "],\n" + write(fields).substring(1) + "\n";
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
