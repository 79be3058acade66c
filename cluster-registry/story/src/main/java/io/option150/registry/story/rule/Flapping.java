package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import io.option150.registry.story.boot.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** S22: boot after boot, each with its configuration taken; boots for new firmware apart (N08). */
final class Flapping implements Rule {

    static final Duration WINDOW = Duration.ofMinutes(10);

    /** Boots that are not too many yet: a phone that is set up by hand is restarted twice or thrice. */
    static final int WELL = 3;

    @Override
    public Optional<Finding> look(Reading reading) {
        Instant from = reading.now().minus(WINDOW);
        List<Asked> starts = reading.boots().stream()
                .filter(boot -> !boot.start().isBefore(from))
                .filter(boot -> boot.taken() == Taken.YES && !boot.isFirmwareRun())
                .flatMap(boot -> boot.configuration().stream())
                .toList();
        if (starts.size() <= WELL) {
            return Optional.empty();
        }
        String callManager = CallManagers.of(starts.getLast());
        return Rule.found(
                FindingKind.FLAPPING,
                callManager.isEmpty() ? "unread" : "",
                starts,
                Map.of(
                        "device", reading.name(),
                        "times", String.valueOf(starts.size()),
                        "callManager", callManager));
    }
}
