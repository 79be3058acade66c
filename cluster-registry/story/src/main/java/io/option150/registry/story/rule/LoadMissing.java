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
import java.util.stream.Stream;

/**
 * S12: the load that the configuration names is nowhere. S13: its list is there, an image that the list names is not; or
 * somebody on the way cuts the name. Counts for the newest boot that had a configuration and what came after: a
 * half-written 7940 gets none any more.
 */
final class LoadMissing implements Rule {

    /** A load's name cut shorter than this could be anything. */
    private static final int SHORTEST_CUT = 6;

    @Override
    public Optional<Finding> look(Reading reading) {
        return image(reading).or(() -> cut(reading)).or(() -> load(reading));
    }

    /** An image that a list of images names. */
    static Optional<Finding> image(Reading reading) {
        return reading.newestProvided()
                .flatMap(boot -> missing(reading, boot)
                        .filter(it -> boot.images().stream().anyMatch(it::isNamedBy) || isAfterUnreadLoads(boot, it))
                        .findFirst()
                        .flatMap(it -> found(reading, boot, it, "image", listOf(boot, it))));
    }

    private static Optional<Finding> cut(Reading reading) {
        return reading.newestProvided()
                .flatMap(boot -> missing(reading, boot)
                        .filter(it -> it.is(NameKind.OTHER) && it.key().length() >= SHORTEST_CUT)
                        .flatMap(it -> loads(boot).stream()
                                .filter(load -> isCutOf(it, load))
                                .flatMap(load -> found(reading, boot, it, "cut", load.name()).stream()))
                        .findFirst());
    }

    private static Optional<Finding> load(Reading reading) {
        return reading.newestProvided()
                .flatMap(boot -> missing(reading, boot)
                        .filter(it -> it.is(NameKind.LOADS))
                        .filter(it -> boot.facts().findAny().isEmpty()
                                || Provider.isUnread(boot)
                                || loads(boot).stream().anyMatch(it::isNamedBy))
                        .findFirst()
                        .flatMap(it -> found(reading, boot, it, "", it.request().name())));
    }

    private static Stream<Asked> missing(Reading reading, Boot boot) {
        return reading.since(boot).stream().filter(it -> it.isNo() && reading.isStillMissing(it));
    }

    private static List<Named> loads(Boot boot) {
        return boot.named().stream()
                .filter(named -> named.name().endsWith(".loads"))
                .toList();
    }

    private static boolean isCutOf(Asked asked, Named load) {
        return load.name().length() > asked.key().length()
                && load.name()
                        .regionMatches(true, 0, asked.key(), 0, asked.key().length());
    }

    /** Lists of images in a container that could not be read: what is asked straight after them is an image. */
    private static boolean isAfterUnreadLoads(Boot boot, Asked it) {
        return it.is(NameKind.OTHER)
                && (it.key().endsWith(".sbn")
                        || it.key().endsWith(".sb2")
                        || it.key().endsWith(".sbin"))
                && boot.loads()
                        .anyMatch(load ->
                                load.request().facts() == null && load.time().isBefore(it.time()));
    }

    private static String listOf(Boot boot, Asked image) {
        return boot.loads()
                .filter(it -> it.time().isBefore(image.time()))
                .reduce((_, later) -> later)
                .map(it -> it.request().name())
                .orElse("");
    }

    private static Optional<Finding> found(Reading reading, Boot boot, Asked missing, String variant, String load) {
        List<Asked> evidence = reading.asked().stream()
                .filter(it -> it.isNo() && it.key().equals(missing.key()))
                .toList();
        return Rule.found(
                FindingKind.LOAD_MISSING,
                variant,
                evidence,
                Map.of(
                        "device", reading.name(),
                        "file", missing.request().name(),
                        "load", load,
                        "configuration", Provider.of(boot, missing)));
    }
}
