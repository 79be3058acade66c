package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.Reading;
import io.option150.registry.story.boot.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** S23: the configuration was taken, then quiet. What is wrong yet is wrong at the call manager: which one is said. */
final class Provisioned implements Rule {

    /** Longer than any pause inside a boot: 24 s were measured at a 7940. */
    static final Duration QUIET = Duration.ofSeconds(30);

    @Override
    public Optional<Finding> look(Reading reading) {
        return reading.newestBoot()
                .filter(boot -> boot.taken() == Taken.YES && reading.quiet().compareTo(QUIET) >= 0)
                .flatMap(boot -> found(reading, boot));
    }

    private static Optional<Finding> found(Reading reading, Boot boot) {
        List<Asked> configurations = boot.configurations().toList();
        Optional<Asked> sending = configurations.reversed().stream()
                .filter(it -> !CallManagers.of(it).isEmpty())
                .findFirst();
        Asked configuration = sending.orElse(configurations.getLast());
        String variant = sending.isPresent() ? "" : Provider.isUnread(boot) ? "unread" : "nowhere";
        return Rule.found(
                FindingKind.PROVISIONED,
                variant,
                List.of(configuration, boot.asked().getLast()),
                Map.of(
                        "device", reading.name(),
                        "file", configuration.request().name(),
                        "callManager", CallManagers.of(configuration)));
    }
}
