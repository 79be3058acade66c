package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts.Named;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S17: the dial template that the configuration names is nowhere. {@code AppDialRules.xml} is asked for unnamed (N11). */
final class DialplanMissing implements Rule {

    private static final Set<String> FIELDS = Set.of("dialtemplate", "dial_template");

    @Override
    public Optional<Finding> look(Reading reading) {
        return reading.newestProvided().flatMap(boot -> {
            List<Asked> missing = reading.since(boot).stream()
                    .filter(it -> it.isNo() && reading.isStillMissing(it))
                    .filter(it -> field(boot, it).isPresent())
                    .toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Rule.found(
                            FindingKind.DIALPLAN_MISSING,
                            missing,
                            Map.of(
                                    "device", reading.name(),
                                    "file", missing.getFirst().request().name(),
                                    "field",
                                            field(boot, missing.getFirst())
                                                    .map(Named::field)
                                                    .orElseThrow(),
                                    "configuration", Provider.of(boot, missing.getFirst())));
        });
    }

    private static Optional<Named> field(Boot boot, Asked asked) {
        return boot.named().stream()
                .filter(named -> FIELDS.contains(named.field().toLowerCase(Locale.ROOT)) && asked.isNamedBy(named))
                .findFirst();
    }
}
