package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.Home;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S04: two clusters have its configuration and no record decides; the first in order wins (RES-4). Own files are no second home:
 * they come before all clusters by intent.
 */
final class TwoHomes implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        if (reading.home().isRegistered()) {
            return Optional.empty();
        }
        return reading.newest(it ->
                        it.is(NameKind.CONFIGURATION) && !it.request().answers().isEmpty())
                .filter(it -> homes(it).size() > 1)
                .flatMap(it -> Rule.found(
                        FindingKind.TWO_HOMES,
                        List.of(it),
                        Map.of(
                                "device", reading.name(),
                                "cluster", homes(it).getFirst(),
                                "other",
                                        String.join(
                                                ", ",
                                                homes(it).subList(1, homes(it).size())))));
    }

    private static List<String> homes(Asked asked) {
        return asked.haveIt().stream().filter(one -> !one.equals(Home.OWN)).toList();
    }
}
