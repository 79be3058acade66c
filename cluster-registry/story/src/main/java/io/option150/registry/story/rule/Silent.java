package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.Neighbourhood.Crowd;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Most phones of its home or site came in a short time, after a power cut or a mass reset, and this one did not. Days without a
 * request alone mean nothing: phones do not poll (N12).
 */
final class Silent implements Rule {

    /** Of fewer neighbours "most" says nothing. */
    static final int FEWEST_PHONES = 5;

    static final int MOST_PERCENT = 80;

    /** A phone that boots last takes its firmware first. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public Optional<Finding> look(Reading reading) {
        Crowd crowd = reading.story().around().crowd();
        Instant seen = reading.asked().isEmpty()
                ? reading.story().memory().lastSeen()
                : reading.asked().getLast().time();
        if (crowd == null
                || seen == null
                || !seen.isBefore(crowd.from())
                || crowd.phones() < FEWEST_PHONES
                || crowd.seen() * 100 < crowd.phones() * MOST_PERCENT
                || reading.now().isBefore(crowd.to().plus(PATIENCE))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingKind.SILENT,
                "",
                crowd.from(),
                reading.asked().reversed().stream().limit(1).map(Asked::request).toList(),
                Map.of(
                        "device", reading.name(),
                        "place", crowd.place(),
                        "seen", String.valueOf(crowd.seen()),
                        "phones", String.valueOf(crowd.phones()),
                        "lastSeen", seen.toString())));
    }
}
