package io.option150.e2e.fault;

import io.option150.e2e.fault.Entry.Change;
import io.option150.e2e.fault.Entry.Look;
import io.option150.e2e.fault.Entry.Outcome;
import io.option150.e2e.fault.Entry.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what a history has that must not be. One client changes a key, one change after the other, so its changes have an order;
 * an acknowledged one is there for good, one without a word is whole or absent. Each edge may be behind, and never goes back.
 */
final class ConsistencyCheck {

    private ConsistencyCheck() {}

    /** All violations, key by key. */
    static List<Violation> of(List<Entry> history) {
        Map<String, List<Entry>> byKey = new TreeMap<>();
        history.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry));
        return byKey.entrySet().stream()
                .flatMap(one -> ofKey(one.getKey(), one.getValue()))
                .toList();
    }

    private static Stream<Violation> ofKey(String key, List<Entry> entries) {
        List<Change> changes = entries.stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .sorted(Comparator.comparingLong(Change::began))
                .toList();
        List<Look> looks = entries.stream()
                .filter(Look.class::isInstance)
                .map(Look.class::cast)
                .sorted(Comparator.comparingLong(Look::began))
                .toList();
        List<Told> told = entries.stream()
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .sorted(Comparator.comparingLong(Told::place))
                .toList();
        var rules = new KeyRules(key, changes);
        return Stream.of(rules.madeUp(looks, told), rules.olderAgain(looks), rules.lost(looks), rules.order(told))
                .flatMap(List::stream);
    }

    /** The rules for one key, by the order of its changes. */
    private static final class KeyRules {

        private final String key;
        private final List<Change> changes;
        private final Map<String, Integer> places = new HashMap<>();

        KeyRules(String key, List<Change> changes) {
            this.key = key;
            this.changes = changes;
            for (int at = 0; at < changes.size(); at++) {
                if (places.put(changes.get(at).value(), at) != null) {
                    throw new IllegalArgumentException(
                            key + " was changed twice to " + changes.get(at).value());
                }
            }
        }

        List<Violation> madeUp(List<Look> looks, List<Told> told) {
            var bad = new ArrayList<Violation>();
            for (Look look : looks) {
                int at = place(look.value());
                if (at == UNKNOWN_VALUE || (at >= 0 && changes.get(at).began() > look.ended())) {
                    bad.add(violation(Violation.Rule.MADE_UP, look + " shows what nobody had written"));
                } else if (at >= 0 && changes.get(at).outcome() == Outcome.REFUSED) {
                    bad.add(violation(Violation.Rule.MADE_UP, look + " shows what was refused: " + changes.get(at)));
                }
            }
            for (Told one : told) {
                int at = place(one.value());
                if (at == UNKNOWN_VALUE || (at >= 0 && changes.get(at).outcome() == Outcome.REFUSED)) {
                    bad.add(violation(Violation.Rule.MADE_UP, one + " tells what nobody made so"));
                }
            }
            return bad;
        }

        List<Violation> olderAgain(List<Look> looks) {
            var bad = new ArrayList<Violation>();
            Map<String, List<Look>> byEdge = new TreeMap<>();
            looks.forEach(look ->
                    byEdge.computeIfAbsent(look.edge(), _ -> new ArrayList<>()).add(look));
            for (List<Look> mine : byEdge.values()) {
                List<Look> byEnd = mine.stream()
                        .sorted(Comparator.comparingLong(Look::ended))
                        .toList();
                int ended = 0;
                Look newest = null;
                for (Look look : mine) {
                    // Only a look that had ended before is known to be before.
                    while (ended < byEnd.size() && byEnd.get(ended).ended() < look.began()) {
                        Look before = byEnd.get(ended++);
                        newest = newest == null || place(before.value()) > place(newest.value()) ? before : newest;
                    }
                    if (newest != null && place(look.value()) < place(newest.value())) {
                        bad.add(violation(Violation.Rule.OLDER_AGAIN, look + " is older than " + newest));
                    }
                }
            }
            return bad;
        }

        List<Violation> lost(List<Look> looks) {
            return looks.stream()
                    .filter(Look::healed)
                    .filter(look -> place(look.value()) < lastAcknowledgedBefore(look.began()))
                    .map(look -> violation(
                            Violation.Rule.LOST,
                            look + ", but acknowledged was " + changes.get(lastAcknowledgedBefore(look.began()))))
                    .toList();
        }

        List<Violation> order(List<Told> told) {
            var bad = new ArrayList<Violation>();
            Told newest = null;
            Map<Long, String> seen = new HashMap<>();
            for (Told one : told) {
                String before = seen.putIfAbsent(one.sequence(), one.value());
                // At least once: what was told may be told again, as it was.
                if (before != null && !before.equals(one.value())) {
                    bad.add(violation(Violation.Rule.ORDER, one + " was told before as " + before));
                } else if (before == null
                        && newest != null
                        && (one.sequence() < newest.sequence() || place(one.value()) < place(newest.value()))) {
                    bad.add(violation(Violation.Rule.ORDER, one + " is told after " + newest));
                }
                newest = newest == null || one.sequence() > newest.sequence() ? one : newest;
            }
            if (newest != null && told.getLast().sequence() != newest.sequence()) {
                bad.add(violation(Violation.Rule.ORDER, told.getLast() + " is told last, after " + newest));
            }
            int acknowledged = lastAcknowledgedBefore(Long.MAX_VALUE);
            if (newest != null && place(newest.value()) < acknowledged) {
                bad.add(violation(
                        Violation.Rule.LOST, "nothing is told after " + newest + " of " + changes.get(acknowledged)));
            }
            return bad;
        }

        private int lastAcknowledgedBefore(long when) {
            for (int at = changes.size() - 1; at >= 0; at--) {
                if (changes.get(at).outcome() == Outcome.ACKNOWLEDGED
                        && changes.get(at).ended() <= when) {
                    return at;
                }
            }
            return BEGINNING;
        }

        /** Nothing was there before the first change. */
        private int place(String value) {
            int none = value.equals(Entry.ABSENT) ? BEGINNING : UNKNOWN_VALUE;
            return places.getOrDefault(value, none);
        }

        private Violation violation(Violation.Rule rule, String what) {
            return new Violation(rule, key, what);
        }

        private static final int BEGINNING = -1;
        private static final int UNKNOWN_VALUE = -2;
    }
}
