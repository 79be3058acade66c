package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S20: small files end, full-size packets die. One file stops again and again before its first full packet is acknowledged,
 * while shorter answers arrive. Over HTTP an edge knows what it wrote, not what arrived: only a file that does not fit the
 * buffers on the way shows it there.
 */
final class StallsAtSize implements Rule {

    static final Duration WINDOW = AnswersNotArriving.WINDOW;

    /** Once may be a phone that went away. */
    static final int TIMES = 2;

    /** What is asked so soon before belongs to the same try. */
    private static final Duration ONE_TRY = Duration.ofMinutes(1);

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Asked> recent = reading.recent(WINDOW);
        Map<String, List<Asked>> byName = new LinkedHashMap<>();
        recent.stream()
                .filter(Asked::isStuck)
                .forEach(it ->
                        byName.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(it));
        return byName.values().stream()
                .filter(stuck -> stuck.size() >= TIMES && isBySize(recent, stuck))
                .findFirst()
                .flatMap(stuck -> Rule.found(
                        FindingKind.STALLS_AT_SIZE,
                        stuck.getLast().isTftp() ? "" : "http",
                        stuck,
                        args(reading, stuck)));
    }

    private static boolean isBySize(List<Asked> recent, List<Asked> stuck) {
        Asked first = stuck.getFirst();
        Instant from = first.time().minus(ONE_TRY);
        boolean smallArrived = false;
        for (int at = 0; at < recent.size(); at++) {
            Asked it = recent.get(at);
            if (it.time().isAfter(first.time()) && it.isWhole() && isAsLarge(it, first)) {
                return false;
            }
            smallArrived |= !it.time().isBefore(from) && (it.isTftp() || !it.isStuck()) && Arrival.at(recent, at);
        }
        return smallArrived;
    }

    /** Whether it took packets of that size, or is as long. */
    private static boolean isAsLarge(Asked whole, Asked stuck) {
        return (whole.isTftp() && stuck.isTftp())
                ? whole.request().blockSize() >= stuck.request().blockSize()
                        && whole.request().size() >= stuck.request().blockSize()
                : whole.request().size() >= Math.max(stuck.request().size(), 0);
    }

    private static Map<String, String> args(Reading reading, List<Asked> stuck) {
        Asked last = stuck.getLast();
        return Map.of(
                "device", reading.name(),
                "file", last.request().name(),
                "times", String.valueOf(stuck.size()),
                "blksize", String.valueOf(last.request().blockSize()),
                "address", reading.story().address());
    }
}
