package io.option150.files.check;

import io.option150.config.check.Tree;
import io.option150.files.contract.FileNames;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A tree of which nothing is known yet: it writes down what is asked for, so that the database is asked once. */
final class WantedNames implements Tree {

    /** Most names looked up for a file; further ones are taken as being there. */
    private static final int MOST = 500;

    private final Set<String> folded = new HashSet<>();

    @Override
    public Presence find(String name) {
        if (cannotBeStored(name)) {
            return Presence.ABSENT;
        }
        if (folded.size() < MOST) {
            folded.add(folded(name));
        }
        return Presence.UNKNOWN;
    }

    /** All that were asked for, without regard to case. */
    Set<String> folded() {
        return Set.copyOf(folded);
    }

    /** The tree that answers for these names. */
    Tree known(Map<String, Long> sizes) {
        return name -> {
            if (cannotBeStored(name)) {
                return Presence.ABSENT;
            }
            var key = folded(name);
            if (!folded.contains(key)) {
                return Presence.UNKNOWN;
            }
            var size = sizes.get(key);
            return size == null ? Presence.ABSENT : Presence.of(size);
        };
    }

    /** No file has such a name, and the database would not hear of it. */
    private static boolean cannotBeStored(String name) {
        return FileNames.hasControlCharacters(name);
    }

    private static String folded(String name) {
        return FileNames.folded(FileNames.normalised(name));
    }
}
