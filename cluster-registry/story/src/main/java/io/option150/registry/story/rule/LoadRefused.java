package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S14: all of a load was there, and the phone comes back for the same load: it will not run it. A phone asks for a load that it
 * does not run; a 7940 or 7960 asks at every boot (N07), so that there the images count.
 */
final class LoadRefused implements Rule {

    /** Two runs, one straight after the other, are seen at phones that are well (N08). */
    static final int BOOTS = 3;

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Boot> boots =
                reading.boots().stream().filter(Boot::isProvided).toList().reversed();
        if (boots.isEmpty()) {
            return Optional.empty();
        }
        return boots.getFirst()
                .loads()
                .map(load -> run(boots, load.key()))
                .filter(run -> run.size() >= BOOTS)
                .findFirst()
                .flatMap(run -> Rule.found(
                        FindingKind.LOAD_REFUSED,
                        run,
                        Map.of(
                                "device", reading.name(),
                                "load", run.getLast().request().name(),
                                "times", String.valueOf(run.size()))));
    }

    /** The list of that load in each of the newest boots without a gap. */
    private static List<Asked> run(List<Boot> newestFirst, String load) {
        List<Asked> run = new ArrayList<>();
        for (Boot boot : newestFirst) {
            Optional<Asked> taken = boot.loads()
                    .filter(it -> it.key().equals(load))
                    .filter(it -> !Boot.isOf7940(it) || boot.asksImages())
                    .findFirst();
            if (taken.isEmpty()) {
                break;
            }
            run.addFirst(taken.get());
        }
        return run;
    }
}
