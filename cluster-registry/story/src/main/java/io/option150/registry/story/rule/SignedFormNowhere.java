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
 * S08: a phone that holds a former cluster's list asks for the signed form alone, at a home that serves no lists. That the
 * home has the plain file cannot be seen, as nobody asks for it; a home without trust lists signs nothing in any case.
 */
final class SignedFormNowhere implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        if (!fits(reading)) {
            return Optional.empty();
        }
        List<Asked> evidence = reading.asked().stream().filter(Asked::isOfStart).toList();
        return Rule.found(
                FindingKind.SIGNED_FORM_NOWHERE,
                evidence,
                Map.of(
                        "device", reading.name(),
                        "cluster", reading.home().cluster(),
                        "file",
                                reading.newestConfiguration()
                                        .orElseThrow()
                                        .request()
                                        .name()));
    }

    static boolean fits(Reading reading) {
        boolean onlySigned = reading.asked().stream()
                .filter(it -> it.is(NameKind.CONFIGURATION))
                .allMatch(it -> it.isSignedForm() || it.isEncryptedForm());
        boolean noLists = reading.asked().stream().noneMatch(it -> it.isWhole(NameKind.TRUST_LIST))
                && reading.newestBoot().stream()
                        .anyMatch(boot -> boot.asked().stream().anyMatch(it -> it.isNo(NameKind.TRUST_LIST)));
        return !reading.home().isNone()
                && onlySigned
                && noLists
                && reading.newestConfiguration().filter(Asked::isNo).isPresent();
    }
}
