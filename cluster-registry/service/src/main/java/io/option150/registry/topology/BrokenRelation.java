package io.option150.registry.topology;

import java.util.List;

/** A peer relation that R9 forbids, with the way that shows it. */
public sealed interface BrokenRelation {

    /** The clusters passed, from the first to the last. */
    List<String> path();

    /** What must not be, and where it would be. */
    String rule();

    /** The way leads back to where it began, over remotes only. */
    record Loop(List<String> path) implements BrokenRelation {
        public Loop {
            path = List.copyOf(path);
        }

        @Override
        public String rule() {
            return "must not make a loop among remotes: " + arrows(path) + " (R9)";
        }
    }

    /** The way leads from the primary over a remote to another remote. */
    record SecondLevel(List<String> path) implements BrokenRelation {
        public SecondLevel {
            path = List.copyOf(path);
        }

        @Override
        public String rule() {
            return "must not make a second level: " + arrows(path) + " (R9)";
        }
    }

    private static String arrows(List<String> path) {
        return String.join(" → ", path);
    }
}
