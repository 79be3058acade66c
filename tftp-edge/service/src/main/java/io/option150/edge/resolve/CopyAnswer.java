package io.option150.edge.resolve;

/** What one cluster's copy of a file came to. */
sealed interface CopyAnswer {

    /** It has the file; one claim on the content passes to the receiver. */
    record Has(Answer.Found found) implements CopyAnswer {}

    /** It has no such file. */
    record Lacks() implements CopyAnswer {}

    /** It cannot tell. */
    record Unreachable(String why) implements CopyAnswer {}
}
