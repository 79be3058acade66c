package io.option150.config.check;

import io.option150.config.format.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers findings: of each level at most {@value #MOST}, so that hints never push out errors. */
final class Findings {

    static final int MOST = 200;
    private static final int LONGEST_VALUE = 80;

    private final Map<Level, List<Finding>> found = new EnumMap<>(Level.class);
    private int leftOut;

    /** Adds one; {@code parts} fill the places of the rule's sentence. */
    void add(Rule rule, Place place, String value, Object... parts) {
        var ofLevel = found.computeIfAbsent(rule.level(), level -> new ArrayList<>());
        if (ofLevel.size() == MOST) {
            leftOut++;
        } else {
            ofLevel.add(new Finding(rule, place, printable(value), rule.sentence(parts)));
        }
    }

    /** All, in the order of places. */
    List<Finding> inOrder() {
        var all = new ArrayList<Finding>();
        found.values().forEach(all::addAll);
        all.sort(Comparator.comparingInt((Finding it) -> it.place().line())
                .thenComparingInt(it -> it.place().column())
                .thenComparing(Finding::level));
        if (leftOut > 0) {
            var last = all.getLast().place();
            all.add(new Finding(
                    Rule.MORE_FINDINGS, last, String.valueOf(leftOut), Rule.MORE_FINDINGS.sentence(leftOut)));
        }
        return List.copyOf(all);
    }

    /** A value as it may be shown: one short line. */
    static String printable(String value) {
        var shown = new StringBuilder();
        for (int at = 0; at < value.length() && shown.length() < LONGEST_VALUE; at++) {
            char letter = value.charAt(at);
            shown.append(Character.isISOControl(letter) || Character.isSurrogate(letter) ? '?' : letter);
        }
        return value.length() > LONGEST_VALUE ? shown.append('…').toString() : shown.toString();
    }
}
