package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S16: the list of rings is nowhere, or a ring is: one of the list, or the one that its user chose, which the phone itself names. A
 * list that is there and yet unavailable has a fault inside, which our check of the file tells.
 */
final class RingMissing implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        return reading.newestBoot().flatMap(boot -> {
            List<Asked> missing = reading.since(boot).stream()
                    .filter(it -> it.is(NameKind.RING) || it.is(NameKind.RING_LIST))
                    .filter(it -> it.isNo() && reading.isStillMissing(it))
                    .toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Rule.found(
                            FindingKind.RING_MISSING,
                            missing.getFirst().is(NameKind.RING_LIST) ? "list" : "",
                            missing,
                            Map.of(
                                    "device", reading.name(),
                                    "file", missing.getFirst().request().name()));
        });
    }
}
