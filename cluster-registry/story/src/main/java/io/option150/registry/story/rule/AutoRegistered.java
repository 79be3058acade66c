package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S02: a phone of nobody got its configuration from the cluster whose default it took just before: that cluster's
 * auto-registration made it. Ends with a record.
 */
final class AutoRegistered implements Rule {

    static final String VARIANT = "auto-registered";

    /** The second boot came 1 to 3 minutes after the default; a load may have to be taken between. */
    static final Duration AT_MOST = Duration.ofMinutes(10);

    @Override
    public Optional<Finding> look(Reading reading) {
        if (reading.home().isRegistered()
                || !reading.story().memory().configuration().isEmpty()) {
            return Optional.empty();
        }
        return reading.asked().stream()
                .filter(it -> it.isWhole(NameKind.CONFIGURATION))
                .findFirst()
                .flatMap(configuration -> madeBy(reading, configuration));
    }

    private static Optional<Finding> madeBy(Reading reading, Asked configuration) {
        Optional<Asked> served = lastBefore(reading, configuration, NameKind.DEFAULT)
                .filter(it -> it.isWhole() && it.owner().equals(configuration.owner()))
                .filter(it -> !UnknownPhone.autoRegistration(it).equals("disabled"));
        Optional<Asked> missing = served.flatMap(it -> lastBefore(reading, it, NameKind.CONFIGURATION))
                .filter(Asked::isNo);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Rule.found(
                FindingKind.UNKNOWN_PHONE,
                VARIANT,
                List.of(missing.get(), served.get(), configuration),
                Map.of("device", reading.name(), "cluster", configuration.owner()));
    }

    private static Optional<Asked> lastBefore(Reading reading, Asked later, NameKind kind) {
        return reading.newest(it -> it.is(kind) && it.time().isBefore(later.time()))
                .filter(it -> it.until(later).compareTo(AT_MOST) <= 0);
    }
}
