package io.option150.edge.seen.facts;

import io.option150.registry.contract.ContentFacts.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files and folders that a file names, in its order; a bounded number, each once. */
final class Names {

    /** A default configuration names a load for each of a hundred models. */
    private static final int MOST = 128;

    private static final int MOST_LENGTH = 128;

    private final Set<Named> all = new LinkedHashSet<>();

    /** Adds a file, unless the text is no name. */
    void file(String field, String text, String ending) {
        add(field, text, ending);
    }

    /** Adds a folder. */
    void folder(String field, String text) {
        add(field, text.endsWith("/") ? text.substring(0, text.length() - 1) : text, "/");
    }

    List<Named> all() {
        return new ArrayList<>(all);
    }

    private void add(String field, String text, String ending) {
        String name = text.strip();
        if (isName(name) && all.size() < MOST) {
            all.add(new Named(field, name + ending));
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MOST_LENGTH
                && !name.contains("..")
                && name.chars().noneMatch(Character::isISOControl);
    }
}
