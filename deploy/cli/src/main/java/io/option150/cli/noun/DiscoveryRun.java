package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of discovery, begun and followed to its end. */
final class DiscoveryRun {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final Call call;

    DiscoveryRun(Call call) {
        this.call = call;
    }

    /** @param source null: all that are enabled */
    int of(@Nullable String source, Following following) {
        if (following.seconds() < 1) {
            throw Failure.wrongUse("--timeout must be at least 1 second, not " + following.seconds());
        }
        var asked = call.server().call("POST", ApiPath.of("clusters", "refresh").with("source", source), null);
        var path = ApiPath.of("discovery", "runs", asked.path("run").asText());
        if (following.isOff()) {
            return call.show(call.server().get(path));
        }
        long end = System.nanoTime() + Duration.ofSeconds(following.seconds()).toNanos();
        var run = call.server().get(path);
        while (run.path("ended").isNull()) {
            if (System.nanoTime() > end) {
                throw new Failure(
                        Exit.REFUSED,
                        "not done within " + following.seconds() + " s; it goes on, and \"discovery runs "
                                + asked.path("run").asText() + "\" shows how far it is",
                        List.of());
            }
            pause();
            run = call.server().get(path);
        }
        call.show(run);
        if (run.path("state").asText().equals("done")) {
            return Exit.DONE;
        }
        throw new Failure(
                Exit.REFUSED, "a source did not tell all it has, and keeps its last good state", reasons(run));
    }

    private static List<String> reasons(JsonNode run) {
        List<String> reasons = new ArrayList<>();
        for (var source : run.path("sources")) {
            if (!source.path("reason").asText().isEmpty()) {
                reasons.add("  " + source.path("name").asText() + ": "
                        + source.path("reason").asText());
            }
        }
        return reasons;
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.refused("interrupted");
        }
    }
}
