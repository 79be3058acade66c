package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S19: requests arrive, no answer does. A file of which the phone acknowledges nothing, three times; or a "no" after which it
 * asks for the same name again and never for the next. An acknowledgement of an ERROR does not exist in TFTP, so that a "no"
 * is known to have arrived only by what is asked next. Anything that did arrive in these minutes speaks against it.
 */
final class AnswersNotArriving implements Rule {

    /** Two rounds of a phone that asks three times and then starts with DHCP anew. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** A phone tries thrice; once or twice is a lost packet. */
    static final int TIMES = 3;

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Asked> recent = reading.recent(WINDOW);
        if (Arrival.seen(recent)) {
            return Optional.empty();
        }
        List<Asked> lost = unheard(recent);
        if (lost.isEmpty() && !reading.story().device().isEmpty()) {
            lost = repeated(recent, secure(reading));
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Rule.found(
                        FindingKind.ANSWERS_NOT_ARRIVING,
                        lost,
                        Map.of(
                                "device", reading.name(),
                                "file", lost.getLast().request().name(),
                                "times", String.valueOf(lost.size()),
                                "address", reading.story().address()));
    }

    private static List<Asked> unheard(List<Asked> recent) {
        Map<String, List<Asked>> byName = new LinkedHashMap<>();
        for (Asked it : recent) {
            if (it.isUnheard()) {
                byName.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(it);
            }
        }
        return byName.values().stream()
                .filter(same -> same.size() >= TIMES)
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The newest run of one trust list that was answered with "no" each time: after it every phone asks for another name. A gateway
     * may ask for its configuration alone.
     */
    private static List<Asked> repeated(List<Asked> recent, boolean secure) {
        List<Asked> run = new ArrayList<>();
        for (Asked it : recent) {
            boolean lost = it.isTftp() && it.isNo(NameKind.TRUST_LIST) && !(secure && it.isCtl());
            if (!lost || (!run.isEmpty() && !run.getLast().key().equals(it.key()))) {
                run.clear();
            }
            if (lost) {
                run.add(it);
            }
        }
        return run.size() >= TIMES ? run : List.of();
    }

    /** A secure phone asks for a CTL on and on (S11). */
    private static boolean secure(Reading reading) {
        return reading.newest(it -> it.isWhole(NameKind.CONFIGURATION))
                .filter(SecureWithoutList::isSecure)
                .isPresent();
    }
}
