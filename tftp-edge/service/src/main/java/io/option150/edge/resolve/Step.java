package io.option150.edge.resolve;

/**
 * What one link would do with a question.
 *
 * @param link its name
 * @param verdict whether the chain ends there
 * @param detail why, for people
 */
public record Step(String link, Verdict verdict, String detail) {

    /** What becomes of the chain. */
    public enum Verdict {
        /** The question goes on. */
        PASSES,
        /** The link would ask someone; the question goes on if they have nothing, unless the detail says otherwise. */
        ASKS,
        /** The link knows the answer. */
        ANSWERS
    }

    static Step passes(String link, String detail) {
        return new Step(link, Verdict.PASSES, detail);
    }

    static Step asks(String link, String detail) {
        return new Step(link, Verdict.ASKS, detail);
    }

    static Step answers(String link, String detail) {
        return new Step(link, Verdict.ANSWERS, detail);
    }
}
