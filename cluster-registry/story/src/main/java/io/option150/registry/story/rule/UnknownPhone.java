package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts;
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
 * S01: no record, and every cluster said that it has no configuration; none was silent. A 7940 whose firmware was half
 * written asks as such a phone does, but for the default: that is a load that is missing (S13).
 */
final class UnknownPhone implements Rule {

    /** A phone that goes on to the default asks for its configuration once before it. */
    private static final int TWICE = 2;

    @Override
    public Optional<Finding> look(Reading reading) {
        if (reading.home().isRegistered()) {
            return Optional.empty();
        }
        Optional<Asked> asked = reading.newestConfiguration()
                .filter(it -> it.isNo() && it.haveIt().isEmpty() && it.silent().isEmpty());
        if (asked.isEmpty() || isHalfWritten(reading)) {
            return Optional.empty();
        }
        List<Asked> missing = reading.missingConfigurations();
        Optional<Asked> served = reading.newest(it -> it.isWhole(NameKind.DEFAULT))
                .filter(it -> !it.time().isBefore(missing.getFirst().time()));
        String autoRegistration = served.map(UnknownPhone::autoRegistration).orElse("");
        List<Asked> evidence = Stream.concat(missing.stream(), served.stream()).toList();
        return Rule.found(
                FindingKind.UNKNOWN_PHONE,
                served.isEmpty() ? "" : autoRegistration.isEmpty() ? "default-unsaid" : "default",
                evidence,
                Map.of(
                        "device", reading.name(),
                        "cluster", served.map(Asked::owner).orElse(""),
                        "autoRegistration", autoRegistration));
    }

    private static boolean isHalfWritten(Reading reading) {
        return LoadMissing.image(reading).isPresent()
                && reading.newestProvided().stream().allMatch(provided -> asksOnlyForItself(reading, provided));
    }

    /** Whether it asked for its configuration again since that boot, and never for the default. */
    private static boolean asksOnlyForItself(Reading reading, Boot provided) {
        List<Asked> since = reading.asked().stream()
                .filter(it -> it.time().isAfter(provided.lastAsked()))
                .toList();
        return since.stream().filter(it -> it.isNo(NameKind.CONFIGURATION)).count() >= TWICE
                && since.stream().noneMatch(it -> it.is(NameKind.DEFAULT));
    }

    static String autoRegistration(Asked served) {
        ContentFacts facts = served.request().facts();
        return facts == null ? "" : facts.autoRegistration();
    }
}
