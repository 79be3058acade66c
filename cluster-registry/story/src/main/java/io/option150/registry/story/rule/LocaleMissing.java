package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts.Named;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S15: a file in the locale folder that the configuration names is nowhere. Without a folder in front no locale is set, and the
 * same "no" means nothing (N06).
 */
final class LocaleMissing implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        return reading.newestProvided().flatMap(boot -> {
            List<Asked> missing = reading.since(boot).stream()
                    .filter(it -> it.isNo(NameKind.LOCALE) && reading.isStillMissing(it))
                    .filter(it ->
                            Provider.isUnread(boot) || Provider.field(boot, it).isPresent())
                    .toList();
            return missing.isEmpty() ? Optional.empty() : found(reading, boot, missing);
        });
    }

    private static Optional<Finding> found(Reading reading, Boot boot, List<Asked> missing) {
        Asked first = missing.getFirst();
        String name = first.request().name();
        return Rule.found(
                FindingKind.LOCALE_MISSING,
                missing,
                Map.of(
                        "device", reading.name(),
                        "file", name,
                        "folder", name.substring(0, Math.max(name.lastIndexOf('/'), 0)),
                        "field", Provider.field(boot, first).map(Named::field).orElse("userLocale, networkLocale"),
                        "configuration", Provider.of(boot, first)));
    }
}
