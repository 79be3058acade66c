package io.option150.edge.resolve;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;

/** What a question came to. */
public sealed interface Answer {

    /** Gives back what the receiver would hold of it: nobody wants it any more. */
    default void giveBack() {
        if (this instanceof Found found) {
            found.claim().close();
        }
    }

    /**
     * The file; its bytes may still be arriving.
     *
     * @param claim on its content, which the receiver closes
     * @param origin whose bytes they are
     */
    record Found(ContentClaim claim, Origin origin) implements Answer {

        /** The bytes, for as long as the claim is open. */
        public StoredContent content() {
            return claim.content();
        }
    }

    /** Everyone who had to be asked said that there is no such file (RES-5). */
    record NotFound(String why) implements Answer {}

    /**
     * Somebody who had to be asked could not be, and nobody else had it (RES-5).
     *
     * @param pending whether somebody's answer is still awaited: who repeats the question may get it
     */
    record Unreachable(String why, boolean pending) implements Answer {

        /** Nobody's answer is awaited any more. */
        public Unreachable(String why) {
            this(why, false);
        }
    }
}
