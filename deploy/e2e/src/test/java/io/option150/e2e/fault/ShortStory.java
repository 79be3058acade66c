package io.option150.e2e.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes a history as short as it can be told and still breaks the same rule for the same key. */
final class ShortStory {

    private ShortStory() {}

    static List<Entry> of(List<Entry> history, Violation violation) {
        List<Entry> left = new ArrayList<>(history.stream()
                .filter(entry -> entry.key().equals(violation.key()))
                .toList());
        for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
            boolean shorter = true;
            while (shorter) {
                shorter = false;
                for (int from = 0; from < left.size(); from += size) {
                    List<Entry> without = new ArrayList<>(left);
                    without.subList(from, Math.min(left.size(), from + size)).clear();
                    if (stillBreaks(without, violation)) {
                        left = without;
                        shorter = true;
                        break;
                    }
                }
            }
        }
        left.sort(Comparator.comparingLong(Entry::began));
        return left;
    }

    /** What is seen but was written in what is left out would be made up: that is another story. */
    private static boolean stillBreaks(List<Entry> history, Violation violation) {
        List<Violation> found = ConsistencyCheck.of(history);
        boolean made = violation.rule() == Violation.Rule.MADE_UP;
        return found.stream().anyMatch(violation::isLike)
                && (made
                        ? found.stream().anyMatch(one -> one.what().equals(violation.what()))
                        : found.stream().noneMatch(one -> one.rule() == Violation.Rule.MADE_UP));
    }
}
