package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S06, S07: the phone has the same configuration to its last block again and again, and asks for nothing that only the
 * configuration names: it throws it away. A request for such a name means that it was taken; then it may be S22, or a
 * firmware run (N08).
 */
final class ConfigAgainAndAgain implements Rule {

    /** Rhythms seen are 4, 15, 45, 72 and 131 s: in 90 s the slow ones would never show. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** Twice is an apply or a reset (N05). */
    static final int TIMES = 3;

    /** More than twice the slowest rhythm: who is quiet so long is at peace with its configuration. */
    static final Duration PEACE = Duration.ofMinutes(5);

    @Override
    public Optional<Finding> look(Reading reading) {
        Map<String, List<Asked>> rounds = new LinkedHashMap<>();
        for (Asked it : reading.recent(WINDOW)) {
            if (it.isWhole(NameKind.CONFIGURATION)) {
                List<Asked> same = rounds.computeIfAbsent(it.key(), _ -> new ArrayList<>());
                if (!same.isEmpty() && !sameBytes(same.getLast(), it)) {
                    same.clear();
                }
                same.add(it);
            } else if (rounds.values().stream().anyMatch(same -> !same.isEmpty() && it.isNamedOnlyBy(same.getLast()))) {
                rounds.clear();
            }
        }
        return rounds.values().stream()
                .filter(same -> same.size() >= TIMES)
                .filter(same ->
                        Duration.between(same.getLast().time(), reading.now()).compareTo(PEACE) < 0)
                .findFirst()
                .flatMap(same -> found(reading, same));
    }

    private static Optional<Finding> found(Reading reading, List<Asked> same) {
        Asked last = same.getLast();
        return Rule.found(
                FindingKind.CONFIG_AGAIN_AND_AGAIN,
                last.request().size() == 0 ? "empty" : "",
                same,
                Map.of(
                        "device", reading.name(),
                        "file", last.request().name(),
                        "times", String.valueOf(same.size()),
                        "cluster", last.owner()));
    }

    private static boolean sameBytes(Asked one, Asked other) {
        return one.request().sha256().equals(other.request().sha256())
                && one.request().size() == other.request().size();
    }
}
