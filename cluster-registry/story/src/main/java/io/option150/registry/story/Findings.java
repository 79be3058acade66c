package io.option150.registry.story;

import io.option150.registry.story.boot.Reading;
import io.option150.registry.story.rule.Rules;
import java.util.List;

/** What is found of a phone. Pure: the same story gives the same findings. */
public final class Findings {

    private Findings() {}

    /**
     * The findings of this moment: one cause, or where there is none the lesser faults; then remarks; where nothing is wrong
     * perhaps the verdict {@link FindingKind#PROVISIONED}. A finding is gone once the story is better.
     *
     * <p>Some faults show, and end, by time alone: a phone that was seen in the last 15 minutes or has findings must be asked
     * about again now and then.
     */
    public static List<Finding> of(Story story) {
        return Rules.apply(Reading.of(story));
    }

    /** What to keep of a phone when the requests of this story are forgotten. */
    public static Memory remember(Story story) {
        return Reading.of(story).remember();
    }

    /**
     * Whether a cluster's auto-registration made this phone's configuration: the phone took that cluster's default just
     * before. Such a cluster is not to be learned as its home.
     */
    public static boolean isAutoRegistered(Story story) {
        return Rules.isAutoRegistered(Reading.of(story));
    }
}
