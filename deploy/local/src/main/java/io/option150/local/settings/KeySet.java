package io.option150.local.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys, by the names that they have as environment variables. */
final class KeySet {

    private static final Pattern KEY = Pattern.compile("option150\\.[a-z0-9.-]*[a-z0-9]");
    private static final Pattern VARIABLE = Pattern.compile("OPTION150_[A-Z0-9_]*[A-Z0-9]");

    /** A name that differs in more than a third of its letters was not meant. */
    private static final int SLIPS = 3;

    private final SortedSet<String> names = new TreeSet<>();
    private final List<String> prefixes = new ArrayList<>();

    void add(String key) {
        names.add(Settings.environmentName(key));
    }

    /** A key that a name of the user's or an index follows. */
    void addOpen(String key) {
        prefixes.add(Settings.environmentName(key) + "_");
    }

    /** The keys and variables that a text speaks of. */
    void addMentioned(String text) {
        Matcher key = KEY.matcher(text);
        while (key.find()) {
            add(key.group());
        }
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            names.add(variable.group());
        }
    }

    /** Whether this environment variable sets anything. */
    boolean has(String variable) {
        return names.contains(variable) || prefixes.stream().anyMatch(variable::startsWith);
    }

    /** The variable that was probably meant. */
    Optional<String> nearest(String variable) {
        String nearest = "";
        int fewest = variable.length() / SLIPS + 1;
        for (String name : names) {
            int edits = edits(variable, name);
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Letters put in, taken out or changed on the way from one to the other (Levenshtein). */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
