package io.option150.web.http;

import io.option150.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strong entity tags made of a thing's sequence (RFC 9110, section 8.8.3). */
public final class EntityTags {

    private EntityTags() {}

    /** The tag of this version, in quotes. */
    public static String of(long sequence) {
        return tag(sequence).toString();
    }

    /**
     * Checks a write's {@code If-Match}: a write without one is taken.
     *
     * @throws io.option150.web.ProblemException 412, when none of the tags given is the current one
     */
    public static void requireMatch(@Nullable String ifMatch, long sequence) {
        if (ifMatch != null && !Conditions.isNamed(List.of(ifMatch), Versioned.of(tag(sequence)))) {
            throw Problem.preconditionFailed(
                            "If-Match is " + ifMatch + ", but the current version is " + of(sequence) + ".")
                    .exception();
        }
    }

    /** Whether a reader who holds these tags ({@code If-None-Match}) has the version of this tag already. */
    public static boolean isHeld(@Nullable String ifNoneMatch, String current) {
        return ifNoneMatch != null
                && EntityTag.parse(current)
                        .filter(tag -> Conditions.isAnyAlike(List.of(ifNoneMatch), Versioned.of(tag)))
                        .isPresent();
    }

    private static EntityTag tag(long sequence) {
        return new EntityTag(false, Long.toString(sequence));
    }
}
