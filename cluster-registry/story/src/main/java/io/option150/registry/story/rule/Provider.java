package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.Named;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.NameKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Which file of a boot told the phone to ask for something, and in which field. */
final class Provider {

    private Provider() {}

    /** Name of the file that names it, else of the configuration or default of that boot; empty: it has none. */
    static String of(Boot boot, Asked asked) {
        Stream<Asked> naming = boot.asked().stream().filter(it -> named(it).anyMatch(asked::isNamedBy));
        Stream<Asked> any =
                boot.asked().stream().filter(it -> it.isWhole(NameKind.CONFIGURATION) || it.isWhole(NameKind.DEFAULT));
        return Stream.concat(naming, any)
                .findFirst()
                .map(it -> it.request().name())
                .orElse("");
    }

    /** The field that names it; empty: none that could be read. */
    static Optional<Named> field(Boot boot, Asked asked) {
        return boot.named().stream().filter(asked::isNamedBy).findFirst();
    }

    /** Whether a configuration of that boot could not be read, so that nobody knows what it names. */
    static boolean isUnread(Boot boot) {
        return boot.configurations().anyMatch(it -> it.request().facts() == null);
    }

    private static Stream<Named> named(Asked asked) {
        ContentFacts facts = asked.request().facts();
        return facts == null || !asked.isWhole() ? Stream.of() : facts.names().stream();
    }
}
