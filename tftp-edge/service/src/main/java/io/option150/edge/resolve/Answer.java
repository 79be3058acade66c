package io.option150.edge.resolve;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;

/** What a question came to. */
public sealed interface Answer {

    /** The clusters that were asked for it, and what they said; none where it was known without asking. */
    Voices voices();

    /** The same answer, which came of asking these. */
    default Answer by(Voices asked) {
        return switch (this) {
            case Found found -> new Found(found.claim(), found.origin(), asked);
            case NotFound missing -> new NotFound(missing.why(), asked);
            case Unreachable away -> new Unreachable(away.why(), away.pending(), asked);
        };
    }

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
    record Found(ContentClaim claim, Origin origin, Voices voices) implements Answer {

        /** Nobody was asked. */
        public Found(ContentClaim claim, Origin origin) {
            this(claim, origin, Voices.NONE);
        }

        /** The bytes, for as long as the claim is open. */
        public StoredContent content() {
            return claim.content();
        }
    }

    /** Everyone who had to be asked said that there is no such file (RES-5). */
    record NotFound(String why, Voices voices) implements Answer {

        /** Nobody was asked. */
        public NotFound(String why) {
            this(why, Voices.NONE);
        }
    }

    /**
     * Somebody who had to be asked could not be, and nobody else had it (RES-5).
     *
     * @param pending whether somebody's answer is still awaited: who repeats the question may get it
     */
    record Unreachable(String why, boolean pending, Voices voices) implements Answer {

        /** Nobody was asked. */
        public Unreachable(String why, boolean pending) {
            this(why, pending, Voices.NONE);
        }

        /** Nobody's answer is awaited any more. */
        public Unreachable(String why) {
            this(why, false, Voices.NONE);
        }
    }
}
