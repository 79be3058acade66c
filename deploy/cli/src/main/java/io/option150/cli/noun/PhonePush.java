package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phones that are asked to fetch their files, followed until it is told what became of it. */
final class PhonePush {

    static final Table TABLE = Table.of(
            "id",
            "device",
            "clusterId",
            "wish",
            "state",
            "asked",
            "answer",
            "fetched.name",
            "fetched.time",
            "createdBy");

    private static final Duration EVERY = Duration.ofMillis(500);

    /** A phone that restarts takes longer; "phone pushes" tells it then. */
    private static final Duration FETCHES_WITHIN = Duration.ofSeconds(15);

    private final Call call;

    PhonePush(Call call) {
        this.call = call;
    }

    int of(
            List<String> phones,
            @Nullable String wish,
            @Nullable String endpoint,
            @Nullable Long after,
            Following following) {
        if (following.seconds() < 1) {
            throw Failure.wrongUse("--timeout must be at least 1 second, not " + following.seconds());
        }
        var form = new Fields().text("wish", wish).text("endpoint", endpoint).json();
        if (after != null) {
            form.put("after", after);
        }
        List<JsonNode> pushes = new ArrayList<>();
        for (var phone : phones) {
            pushes.add(call.server().call("POST", path(phone), form));
        }
        if (!following.isOff()) {
            long end =
                    System.nanoTime() + Duration.ofSeconds(following.seconds()).toNanos();
            pushes = followed(pushes, "ended", end);
            pushes = followed(pushes, "fetched", Math.min(end, System.nanoTime() + FETCHES_WITHIN.toNanos()));
        }
        call.list(pushes, TABLE);
        boolean isBad = pushes.stream()
                .map(push -> push.path("state").asText())
                .anyMatch(state -> !List.of("waiting", "asking", "taken").contains(state));
        return isBad ? Exit.REFUSED : Exit.DONE;
    }

    /** Waits until this is known of all that may still tell it. */
    private List<JsonNode> followed(List<JsonNode> pushes, String field, long end) {
        var known = pushes;
        while (known.stream().anyMatch(push -> isAwaited(push, field)) && System.nanoTime() < end) {
            pause();
            known = known.stream()
                    .map(push -> isAwaited(push, field) ? now(push) : push)
                    .toList();
        }
        return known;
    }

    private static boolean isAwaited(JsonNode push, String field) {
        boolean isOver = !push.path("ended").isNull();
        boolean isTaken = push.path("state").asText().equals("taken");
        return push.path(field).isNull() && (!isOver || isTaken);
    }

    private JsonNode now(JsonNode push) {
        for (var one : call.server().get(path(push.path("device").asText())).path("items")) {
            if (one.path("id").equals(push.path("id"))) {
                return one;
            }
        }
        return push;
    }

    private static ApiPath path(String phone) {
        return ApiPath.of("phones", phone, "push");
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
