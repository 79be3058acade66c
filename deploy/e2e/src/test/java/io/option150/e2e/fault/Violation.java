package io.option150.e2e.fault;

/**
 * What must not have happened.
 *
 * @param rule that is broken
 * @param key of what
 * @param what for people
 */
record Violation(Rule rule, String key, String what) {

    enum Rule {
        /** A value that nobody wrote, that was refused, or of which a part is wanting. */
        MADE_UP,
        /** An edge gave an older one after a newer one. */
        OLDER_AGAIN,
        /** What was acknowledged is not there when all is well again. */
        LOST,
        /** A topic tells changes of a key in another order than they were made, or ends with another one than the last. */
        ORDER
    }

    /** Whether this is the same one, however it is told. */
    boolean isLike(Violation other) {
        return rule == other.rule && key.equals(other.key);
    }
}
