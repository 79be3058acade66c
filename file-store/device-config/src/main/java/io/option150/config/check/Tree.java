package io.option150.config.check;

/** Tells whether a phone that asks for a name gets a file: of the suite's own tree, or from its home. */
@FunctionalInterface
public interface Tree {

    /** A tree of which nothing is known: no name is missing. */
    Tree UNKNOWN = name -> Presence.UNKNOWN;

    /**
     * What is known of a name.
     *
     * @param name as a phone would ask for it, case as written
     */
    Presence find(String name);

    /**
     * What is known of a name.
     *
     * @param state whether there is such a file
     * @param size in bytes, of one that there is
     */
    record Presence(State state, long size) {

        public static final Presence ABSENT = new Presence(State.ABSENT, 0);
        public static final Presence UNKNOWN = new Presence(State.UNKNOWN, 0);

        /** A file of this size is there. */
        public static Presence of(long size) {
            return new Presence(State.THERE, size);
        }

        boolean isAbsent() {
            return state == State.ABSENT;
        }
    }

    /** Whether there is a file. */
    enum State {
        THERE,
        ABSENT,
        UNKNOWN
    }
}
