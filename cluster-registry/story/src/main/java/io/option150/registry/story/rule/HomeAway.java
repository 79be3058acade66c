package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.Home;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * S05: nobody could say yes or no. The newest word on a trust list or configuration is the home's silence; of a phone without
 * home any cluster's, when none had the file. One "503" followed by answers is none (N02). It ends with the home's next
 * answer to this phone, or to any other.
 */
final class HomeAway implements Rule {

    /** A single copy that was served because the home was slow (RES-11) is no absence. */
    private static final int FEWEST_STALE = 2;

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Asked> mute = mute(reading);
        if (mute.isEmpty() || isBack(reading, mute.getLast())) {
            return Optional.empty();
        }
        boolean stale = mute.getLast().isWhole();
        if (stale && mute.size() < FEWEST_STALE) {
            return Optional.empty();
        }
        return Rule.found(FindingKind.HOME_AWAY, stale ? "stale" : "", mute, args(reading, mute.getLast()));
    }

    /** Requests that it left without a word, since it said one last. */
    private static List<Asked> mute(Reading reading) {
        List<Asked> mute = new ArrayList<>();
        for (Asked it : reading.asked().reversed()) {
            if (it.isOfStart() && isMute(reading.home(), it)) {
                mute.addFirst(it);
            } else if (it.isOfStart() && isWord(reading.home(), it)) {
                break;
            }
        }
        return mute;
    }

    private static boolean isMute(Home home, Asked it) {
        return home.isRegistered()
                ? it.isUnansweredBy(home) || it.isStale()
                : !it.silent().isEmpty() && it.haveIt().isEmpty() && !it.isWhole();
    }

    private static boolean isWord(Home home, Asked it) {
        return home.isRegistered() ? it.isAnsweredBy(home) : it.isWhole() || it.isNo();
    }

    private static boolean isBack(Reading reading, Asked last) {
        Instant answered = reading.story().around().homeAnswered();
        return answered != null && answered.isAfter(last.end());
    }

    private static Map<String, String> args(Reading reading, Asked last) {
        Stream<String> away =
                reading.home().isRegistered() ? Stream.of(reading.home().cluster()) : last.silent().stream();
        return Map.of(
                "device", reading.name(),
                "cluster", String.join(", ", away.toList()),
                "file", last.request().name());
    }
}
