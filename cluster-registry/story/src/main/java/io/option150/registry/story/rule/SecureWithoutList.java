package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S11: the configuration asks for an authenticated or encrypted connection, and there was never a CTL to check it by. In a
 * non-secure cluster the same "no" means nothing (N01).
 */
final class SecureWithoutList implements Rule {

    private static final int AUTHENTICATED = 2;

    @Override
    public Optional<Finding> look(Reading reading) {
        Optional<Asked> configuration =
                reading.newest(it -> it.isWhole(NameKind.CONFIGURATION)).filter(SecureWithoutList::isSecure);
        List<Asked> lists = reading.asked().stream().filter(Asked::isCtl).toList();
        boolean had =
                !reading.story().memory().ctl().nothing() || lists.stream().anyMatch(Asked::isWhole);
        if (configuration.isEmpty()
                || had
                || lists.isEmpty()
                || !lists.getLast().isNo()) {
            return Optional.empty();
        }
        return Rule.found(
                FindingKind.SECURE_WITHOUT_LIST,
                reading.asked().stream()
                        .filter(it -> it.isCtl() || (it.isWhole(NameKind.CONFIGURATION) && isSecure(it)))
                        .toList(),
                Map.of(
                        "device", reading.name(),
                        "mode", String.valueOf(mode(configuration.get())),
                        "file", configuration.get().request().name(),
                        "cluster", configuration.get().owner()));
    }

    static boolean isSecure(Asked configuration) {
        return mode(configuration) >= AUTHENTICATED;
    }

    private static int mode(Asked configuration) {
        ContentFacts facts = configuration.request().facts();
        return facts == null ? 0 : facts.securityMode();
    }
}
