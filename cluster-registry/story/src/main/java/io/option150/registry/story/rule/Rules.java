package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.boot.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules, in the order of precedence. */
public final class Rules {

    /** The first that fits is the cause. */
    private static final List<Rule> CAUSES = List.of(
            new AnswersNotArriving(),
            new StallsAtSize(),
            new HomeAway(),
            new UnknownPhone(),
            new AutoRegistered(),
            new NoConfigAtHome(),
            new OtherFirmwareKind(),
            new SecureWithoutList(),
            new SignedFormNowhere(),
            new SignerRenewed(),
            new TrustListChangedHands(),
            new TwoHomes(),
            new ConfigAgainAndAgain(),
            new LoadMissing(),
            new LoadRefused(),
            new Flapping());

    /** Asked where there is no cause; the first group of which one fits tells all of its own that fit. */
    private static final List<List<Rule>> LESSER = List.of(
            List.of(new LocaleMissing(), new RingMissing(), new DialplanMissing()),
            List.of(new HttpThenTftp(), new SlowLink()),
            List.of(new Provisioned()));

    /** Independent of what was asked. */
    private static final List<Rule> REMARKS = List.of(new AddressShared(), new Silent());

    private Rules() {}

    public static List<Finding> apply(Reading reading) {
        List<Finding> found = new ArrayList<>();
        cause(reading).ifPresentOrElse(found::add, () -> found.addAll(lesser(reading)));
        REMARKS.forEach(rule -> rule.look(reading).ifPresent(found::add));
        return List.copyOf(found);
    }

    public static boolean isAutoRegistered(Reading reading) {
        return new AutoRegistered().look(reading).isPresent();
    }

    private static Optional<Finding> cause(Reading reading) {
        return CAUSES.stream().flatMap(rule -> rule.look(reading).stream()).findFirst();
    }

    private static List<Finding> lesser(Reading reading) {
        for (List<Rule> group : LESSER) {
            List<Finding> found =
                    group.stream().flatMap(rule -> rule.look(reading).stream()).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
