package io.option150.e2e.fault;

/** Something that a client did or saw. Times are of one clock that never goes back, in nanoseconds. */
sealed interface Entry {

    /** A value that says that there is nothing. */
    String ABSENT = "(absent)";

    /** Of what: a file, a phone's home. */
    String key();

    /** When it was begun: that of which order the history is told in. */
    long began();

    /** What became of a change. */
    enum Outcome {
        /** The service said that it is done: it must not be lost. */
        ACKNOWLEDGED,
        /** No word, or one of trouble: it is whole or absent, and either for good. */
        UNKNOWN,
        /** The service said no: it must never be seen. */
        REFUSED
    }

    /**
     * A change of a key by the one client that changes it, which begins none before the last one has ended.
     *
     * @param value another one each time
     */
    record Change(String key, String value, long began, long ended, Outcome outcome) implements Entry {}

    /**
     * A look by an edge.
     *
     * @param edge which one
     * @param value that was seen; silence is no look
     * @param healed whether all was well again, and told to be so, before it began
     */
    record Look(String edge, String key, String value, long began, long ended, boolean healed) implements Entry {}

    /**
     * A record of a topic.
     *
     * @param place in the topic, which stands for its time
     * @param sequence the version of what it tells
     */
    record Told(String key, String value, long place, long sequence) implements Entry {
        @Override
        public long began() {
            return place;
        }
    }
}
