package io.option150.web.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Under which conditions a client wants a thing (RFC 9110, section 13), in the order in which they are looked at. */
public final class Conditions {

    /** What becomes of a request. */
    public enum Verdict {
        /** It is done as if it had no conditions. */
        HOLD,
        /** 304: the client has this version. */
        NOT_MODIFIED,
        /** 412: it is not the version that the client wants. */
        FAILED
    }

    private Conditions() {}

    /** What the conditions of a GET or HEAD say of this version. */
    public static Verdict of(MultiMap headers, Versioned version) {
        List<String> match = headers.getAll("If-Match");
        if (match.isEmpty()
                ? isChangedSince(only(headers, "If-Unmodified-Since"), version)
                : !isNamed(match, version)) {
            return Verdict.FAILED;
        }
        List<String> noneMatch = headers.getAll("If-None-Match");
        boolean held = noneMatch.isEmpty()
                ? isUnchangedSince(only(headers, "If-Modified-Since"), version)
                : isAnyAlike(noneMatch, version);
        return held ? Verdict.NOT_MODIFIED : Verdict.HOLD;
    }

    /** Whether a part may be served: without {@code If-Range}, or if it names this version, by its tag or its time. */
    public static boolean allowPart(MultiMap headers, Versioned version) {
        List<String> wanted = headers.getAll("If-Range");
        if (wanted.isEmpty()) {
            return true;
        }
        if (wanted.size() > 1) {
            return false;
        }
        Optional<EntityTag> tag = EntityTag.parse(wanted.getFirst());
        return tag.isPresent()
                ? version.tags().stream().anyMatch(tag.get()::isSameBytes)
                : HttpDate.parse(wanted.getFirst())
                        .filter(date -> version.modified().filter(date::equals).isPresent())
                        .isPresent();
    }

    /** Whether the lines of an {@code If-Match} name this very version, or any ({@code *}). */
    public static boolean isNamed(List<String> lines, Versioned version) {
        return anyIs(lines, version, EntityTag::isSameBytes);
    }

    /** Whether the lines of an {@code If-None-Match} name this version, or one as good, or any ({@code *}). */
    public static boolean isAnyAlike(List<String> lines, Versioned version) {
        return anyIs(lines, version, EntityTag::isAlike);
    }

    /** Whether this version came after an {@code If-Unmodified-Since}; no date is passed over. */
    public static boolean isChangedSince(@Nullable String date, Versioned version) {
        Optional<Instant> since = HttpDate.parse(date);
        return since.isPresent()
                && version.modified().filter(time -> time.isAfter(since.get())).isPresent();
    }

    /**
     * The very time is asked for, not a later one: after a move or a removal an older file may take the place of a newer
     * one, and a client that holds the newer one must not be told that nothing has changed.
     */
    private static boolean isUnchangedSince(@Nullable String date, Versioned version) {
        Optional<Instant> since = HttpDate.parse(date);
        return since.isPresent() && version.modified().equals(since);
    }

    private static boolean anyIs(List<String> lines, Versioned version, BiPredicate<EntityTag, EntityTag> same) {
        if (lines.size() == 1 && lines.getFirst().strip().equals("*")) {
            return true;
        }
        List<EntityTag> mine = version.tags();
        return !mine.isEmpty()
                && EntityTag.list(lines).stream()
                        .anyMatch(tag -> mine.stream().anyMatch(current -> same.test(tag, current)));
    }

    /** A header that makes sense once alone, and is passed over where it comes twice. */
    private static @Nullable String only(MultiMap headers, String name) {
        List<String> lines = headers.getAll(name);
        return lines.size() == 1 ? lines.getFirst() : null;
    }
}
