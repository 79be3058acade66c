package io.option150.config.record;

import io.option150.config.check.Fields;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a record, so that all of it is told at once. */
public final class Refusals {

    private static final int MOST = 50;

    private final List<Refusal> found = new ArrayList<>();

    /** Notes a refusal where something does not hold. */
    public void require(boolean holds, String field, String rule, String value) {
        if (!holds && found.size() < MOST) {
            found.add(new Refusal(field, rule, value));
        }
    }

    /** Requires what the table of fields says of an element in another. */
    void requireFit(String around, String name, String field, String value) {
        requireAllowed(field, value, Fields.refusal(around, name, value).orElse(""), Fields.isSecret(name));
    }

    /** Requires that a text is plain, and nothing speaks against it. */
    public void requireAllowed(String field, String value, String refusal, boolean isSecret) {
        var shown = isSecret ? "" : value;
        if (!Texts.isPlain(value)) {
            require(false, field, "must be a line of text, without control characters and broken letters", shown);
        } else {
            require(refusal.isEmpty(), field, refusal, shown);
        }
    }

    /**
     * Ends the check.
     *
     * @throws RefusedRecord when anything was wrong
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new RefusedRecord(found);
        }
    }
}
