package io.option150.registry.story.rule;

import io.option150.registry.story.boot.Asked;
import java.time.Duration;
import java.util.List;

/** Whether what is sent to a phone gets there. */
final class Arrival {

    /** Phones repeat a request on silence after 2 s or later: who asks for something else sooner has heard the answer. */
    static final Duration SOONEST_REPEAT = Duration.ofSeconds(2);

    private Arrival() {}

    /** Whether something arrived for certain. */
    static boolean seen(List<Asked> asked) {
        for (int at = 0; at < asked.size(); at++) {
            if (at(asked, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer to that request arrived: the phone has bytes of it, or went on at once after a "no". */
    static boolean at(List<Asked> asked, int index) {
        Asked it = asked.get(index);
        if (it.hasArrived()) {
            return true;
        }
        if (!it.isNo() || index + 1 == asked.size()) {
            return false;
        }
        Asked next = asked.get(index + 1);
        return !next.key().equals(it.key())
                && Duration.between(it.end(), next.time()).compareTo(SOONEST_REPEAT) < 0;
    }
}
