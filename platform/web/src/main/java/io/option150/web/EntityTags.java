package io.option150.web;

import org.jspecify.annotations.Nullable;

/** Strong entity tags made of a thing's sequence (RFC 9110, section 8.8.3). */
public final class EntityTags {

    private EntityTags() {}

    /** The tag of this version, in quotes. */
    public static String of(long sequence) {
        return "\"" + sequence + "\"";
    }

    /**
     * Checks a write's {@code If-Match}: a write without one is taken.
     *
     * @throws ProblemException 412, when none of the tags given is the current one
     */
    public static void requireMatch(@Nullable String ifMatch, long sequence) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var current = of(sequence);
        for (var tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(current)) {
                return;
            }
        }
        throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but the current version is " + current + ".")
                .exception();
    }

    /** Whether a reader who holds these tags ({@code If-None-Match}) has the current version already. */
    public static boolean isHeld(@Nullable String ifNoneMatch, String current) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var tag : ifNoneMatch.split(",", -1)) {
            var bare = tag.strip();
            if (bare.equals("*") || bare.equals(current) || bare.equals("W/" + current)) {
                return true;
            }
        }
        return false;
    }
}
