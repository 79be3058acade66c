package io.option150.registry.story.boot;

import io.option150.registry.contract.ContentFacts.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges of each boot whether the phone took its configuration. */
final class Taking {

    /** Longer than any pause inside a boot: 24 s were measured at a 7940. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** So long nothing, and a phone whose configuration names nothing is at peace; the slowest loop seen takes 131 s. */
    private static final Duration PEACE = Duration.ofMinutes(5);

    /** Fields whose files are read at each boot. A load is asked for if it differs, a locale if its version does (N06). */
    private static final Set<String> READ_AT_EACH_BOOT =
            Set.of("dialtemplate", "dial_template", "softkeyfile", "featurepolicyfile");

    private Taking() {}

    static List<Boot> judged(List<List<Asked>> groups, Instant now) {
        List<Boot> boots = new ArrayList<>(groups.size());
        List<Named> taken = List.of();
        for (int at = 0; at < groups.size(); at++) {
            Instant next =
                    at + 1 < groups.size() ? groups.get(at + 1).getFirst().time() : null;
            Boot boot = new Boot(List.copyOf(groups.get(at)), Taken.OPEN);
            Instant until = next == null ? now : next;
            Taken judged = judge(boot, taken, next != null, Duration.between(boot.lastAsked(), until));
            boots.add(new Boot(boot.asked(), judged));
            if (judged == Taken.YES) {
                taken = boot.named();
            }
        }
        return boots;
    }

    private static Taken judge(Boot boot, List<Named> takenBefore, boolean cameAgain, Duration quiet) {
        List<Asked> configurations = boot.configurations().toList();
        if (configurations.isEmpty()) {
            return Taken.NOTHING;
        }
        if (goesOn(boot, configurations.getFirst())) {
            return Taken.YES;
        }
        boolean over = cameAgain || rounds(configurations) > 1 || quiet.compareTo(LONGEST_PAUSE) >= 0;
        if (over && names(boot).stream().anyMatch(named -> isToBeAsked(named, takenBefore))) {
            return Taken.NO;
        }
        return names(boot).isEmpty() && quiet.compareTo(PEACE) >= 0 ? Taken.YES : Taken.OPEN;
    }

    /** Whether something was asked, after a configuration was there, that only a configuration names. */
    private static boolean goesOn(Boot boot, Asked first) {
        List<Asked> configurations = boot.configurations().toList();
        return boot.asked().stream()
                .filter(it -> it.time().isAfter(first.time()))
                .anyMatch(it -> configurations.stream().anyMatch(it::isNamedOnlyBy));
    }

    private static boolean isToBeAsked(Named named, List<Named> takenBefore) {
        return READ_AT_EACH_BOOT.contains(named.field().toLowerCase(Locale.ROOT))
                || (!takenBefore.isEmpty() && takenBefore.stream().noneMatch(known -> sameFile(known, named)));
    }

    private static boolean sameFile(Named one, Named other) {
        return NameKind.key(one.name()).equals(NameKind.key(other.name()));
    }

    /** Names in configurations alone: what a list of images names comes after its load was asked for. */
    private static List<Named> names(Boot boot) {
        return boot.configurations()
                .map(it -> it.request().facts())
                .filter(facts -> facts != null)
                .flatMap(facts -> facts.names().stream())
                .toList();
    }

    private static long rounds(List<Asked> configurations) {
        String first = configurations.getFirst().key();
        return configurations.stream().filter(it -> it.key().equals(first)).count();
    }
}
