package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells one copy of the edge, or all, what to do (R23), and tells each step until they have done it. */
final class EdgeOrder {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String STATE = "state";
    private static final String RESTART = "restart";
    private static final String RUNNING = "running";

    private final Call call;
    private final @Nullable String edge;
    private final ApiPath path;
    private final Set<String> told = new HashSet<>();

    /**
     * An order that is not given yet.
     *
     * @param edge null: all copies
     */
    EdgeOrder(Call call, @Nullable String edge) {
        this.call = call;
        this.edge = edge;
        this.path =
                edge == null ? ApiPath.of("services", "tftp-edge") : ApiPath.of("services", "tftp-edge", "edges", edge);
    }

    /** Has them run or stop. */
    int state(String state, Following following) {
        return order(Json.object().put(STATE, state), following);
    }

    /** Has them restart, all of them copy by copy. */
    int restart(Following following) {
        return order(
                Json.object().put(RESTART, call.server().get(path).path(RESTART).asLong() + 1), following);
    }

    private int order(ObjectNode body, Following following) {
        if (following.seconds() < 1) {
            throw Failure.wrongUse("--timeout must be at least 1 second, not " + following.seconds());
        }
        // What was done before this order is no news.
        news(call.server().get(path));
        var view = call.server().call("PUT", path, body);
        long end = System.nanoTime() + Duration.ofSeconds(following.seconds()).toNanos();
        while (!following.isOff()) {
            news(view).forEach(call.out()::done);
            var open = open(view, body);
            if (open.isEmpty()) {
                break;
            }
            if (System.nanoTime() > end) {
                throw new Failure(
                        Exit.REFUSED,
                        "told, and not done within " + following.seconds()
                                + " s; it goes on, and \"edge list\" shows how far it is",
                        open);
            }
            pause();
            view = call.server().get(path);
        }
        if (following.isOff()) {
            call.out().done("told; \"edge list\" shows what becomes of it");
        } else if (heard(view).isEmpty()) {
            call.out().done("told; no copy is heard now, those that start will obey");
        } else {
            call.out().done("done");
        }
        exceptions(view, body);
        call.out().document(view);
        return Exit.DONE;
    }

    /** What was told to one copy holds for it, whatever all are told: said, since it is easily forgotten. */
    private void exceptions(JsonNode view, ObjectNode body) {
        for (var copy : copies(view)) {
            var state = copy.path(STATE).asText();
            if (body.has(STATE) && !state.equals(body.path(STATE).asText())) {
                call.out().note(copy.path("edgeId").asText() + " stays " + state + ": that was told to it by its name");
            }
        }
    }

    /** What is not done yet, a line each. */
    private List<String> open(JsonNode view, ObjectNode body) {
        if (edge == null && body.has(RESTART)) {
            return heard(view).isEmpty()
                    ? List.of()
                    : openRollout(view.path("rollout"), body.path(RESTART).asLong());
        }
        List<String> open = new ArrayList<>();
        for (var copy : heard(view)) {
            var reported = copy.path("reported");
            if (!hasObeyed(copy, reported)) {
                open.add("  " + copy.path("edgeId").asText() + " is "
                        + reported.path(STATE).asText());
            }
        }
        return open;
    }

    private static boolean hasObeyed(JsonNode copy, JsonNode reported) {
        var wanted = copy.path(STATE).asText();
        // A copy that was never told anything runs.
        return reported.path("desired").asText(RUNNING).equals(wanted)
                && reported.path(STATE).asText().equals(wanted)
                && isTold(reported)
                && reported.path(RESTART).asLong() >= copy.path(RESTART).asLong();
    }

    /** Whether its steps have come as far as it has: a beat may tell that it stopped before one brings the step. */
    private static boolean isTold(JsonNode reported) {
        var steps = reported.path("steps");
        return steps.isEmpty()
                || steps.path(steps.size() - 1)
                        .path(STATE)
                        .asText()
                        .equals(reported.path(STATE).asText());
    }

    private static List<String> openRollout(JsonNode rollout, long number) {
        // Until the order is begun, the one before it is shown.
        boolean begun = rollout.path(RESTART).asLong() >= number;
        if (begun && rollout.path(STATE).asText().equals("failed")) {
            List<String> reasons = new ArrayList<>();
            for (var step : rollout.path("steps")) {
                if (!step.path("reason").asText().isEmpty()) {
                    reasons.add("  " + step.path("edgeId").asText() + ": "
                            + step.path("reason").asText());
                }
            }
            throw new Failure(Exit.REFUSED, "a copy did not come back, and those behind it are left alone", reasons);
        }
        return begun && rollout.path(STATE).asText().equals("done") ? List.of() : List.of("  not all copies are back");
    }

    /** Copies that can obey now. */
    private List<JsonNode> heard(JsonNode view) {
        List<JsonNode> heard = new ArrayList<>();
        for (var copy : copies(view)) {
            if (copy.path("reported").isObject()
                    && copy.path("reported").path("silentSince").asText("").isEmpty()) {
                heard.add(copy);
            }
        }
        return heard;
    }

    private List<JsonNode> copies(JsonNode view) {
        if (edge != null) {
            return List.of(view);
        }
        List<JsonNode> copies = new ArrayList<>();
        view.path("edges").forEach(copies::add);
        return copies;
    }

    /** Steps that were not told yet, a line each. */
    private List<String> news(JsonNode view) {
        List<String> lines = new ArrayList<>();
        for (var copy : copies(view)) {
            for (var step : copy.path("reported").path("steps")) {
                var line = copy.path("edgeId").asText() + ": "
                        + step.path("step").asText() + ", " + step.path(STATE).asText();
                if (told.add(line + step.path("time").asText())) {
                    lines.add(line);
                }
            }
        }
        return lines;
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
