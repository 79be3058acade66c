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
 * S03: the registered home says no. A registered home is asked alone (RES-3), so that another cluster's "yes" is mostly known
 * from before: it served the configuration last. A phone that will have nothing but a signed form is another story (S08).
 */
final class NoConfigAtHome implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        if (!reading.home().isRegistered()
                || reading.newestConfiguration().filter(Asked::isNo).isEmpty()) {
            return Optional.empty();
        }
        String holder = holder(reading);
        if (holder.isEmpty() && SignedFormNowhere.fits(reading)) {
            return Optional.empty();
        }
        return Rule.found(
                FindingKind.NO_CONFIG_AT_HOME,
                holder.isEmpty() ? "" : "elsewhere",
                reading.missingConfigurations(),
                Map.of("device", reading.name(), "cluster", reading.home().cluster(), "other", holder));
    }

    /** Another one that has, or had, its configuration; empty: none is known. */
    static String holder(Reading reading) {
        List<String> others = reading.newestConfiguration().stream()
                .flatMap(it -> it.haveIt().stream())
                .filter(other -> !reading.home().speaksAs(other))
                .toList();
        String last = reading.newest(it -> it.isWhole(NameKind.CONFIGURATION))
                .map(Asked::owner)
                .orElse(reading.story().memory().configuration());
        return !others.isEmpty() ? others.getFirst() : reading.home().speaksAs(last) ? "" : last;
    }
}
