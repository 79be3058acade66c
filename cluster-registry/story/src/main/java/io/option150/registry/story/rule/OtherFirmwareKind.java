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
 * S24: multiplatform firmware asks for a profile that nobody has, and never for a trust list or a configuration. The reverse, an
 * Enterprise phone where profiles are served, asks as an unknown phone does (S01).
 */
final class OtherFirmwareKind implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Asked> profiles =
                reading.asked().stream().filter(it -> it.is(NameKind.PROFILE)).toList();
        if (profiles.isEmpty()
                || !profiles.getLast().isNo()
                || reading.asked().stream().anyMatch(Asked::isOfStart)) {
            return Optional.empty();
        }
        return Rule.found(
                FindingKind.OTHER_FIRMWARE_KIND,
                profiles.stream().filter(Asked::isNo).toList(),
                Map.of(
                        "file", profiles.getLast().request().name(),
                        "address", reading.story().address()));
    }
}
