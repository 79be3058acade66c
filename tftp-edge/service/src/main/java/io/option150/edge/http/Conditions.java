package io.option150.edge.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Under which conditions a client wants a file (RFC 9110, section 13), in the order in which they are looked at. */
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
    public static Verdict of(MultiMap headers, Validators version) {
        List<String> match = headers.getAll("If-Match");
        if (match.isEmpty() ? changedSince(headers, version) : !anyIs(match, version, EntityTag::isSameBytes)) {
            return Verdict.FAILED;
        }
        List<String> noneMatch = headers.getAll("If-None-Match");
        boolean held =
                noneMatch.isEmpty() ? unchangedSince(headers, version) : anyIs(noneMatch, version, EntityTag::isAlike);
        return held ? Verdict.NOT_MODIFIED : Verdict.HOLD;
    }

    /** Whether a part may be served: without {@code If-Range}, or if it names this version, by its tag or its time. */
    public static boolean allowPart(MultiMap headers, Validators version) {
        List<String> wanted = headers.getAll("If-Range");
        if (wanted.isEmpty()) {
            return true;
        }
        if (wanted.size() > 1) {
            return false;
        }
        Optional<EntityTag> tag = EntityTag.parse(wanted.getFirst());
        return tag.isPresent()
                ? anyIs(wanted, version, EntityTag::isSameBytes)
                : HttpDate.parse(wanted.getFirst())
                        .filter(date -> modified(version).filter(date::equals).isPresent())
                        .isPresent();
    }

    private static boolean anyIs(List<String> lines, Validators version, BiPredicate<EntityTag, EntityTag> same) {
        if (lines.size() == 1 && lines.getFirst().strip().equals("*")) {
            return true;
        }
        Optional<EntityTag> mine = Optional.ofNullable(version.etag()).flatMap(EntityTag::parse);
        return mine.isPresent() && EntityTag.list(lines).stream().anyMatch(tag -> same.test(tag, mine.get()));
    }

    private static boolean changedSince(MultiMap headers, Validators version) {
        Optional<Instant> since = HttpDate.parse(only(headers, "If-Unmodified-Since"));
        return since.isPresent()
                && modified(version).filter(time -> time.isAfter(since.get())).isPresent();
    }

    /**
     * The very time is asked for, not a later one: after a move or a removal an older file may take the place of a newer
     * one, and a client that holds the newer one must not be told that nothing has changed.
     */
    private static boolean unchangedSince(MultiMap headers, Validators version) {
        Optional<Instant> since = HttpDate.parse(only(headers, "If-Modified-Since"));
        return since.isPresent() && modified(version).equals(since);
    }

    private static Optional<Instant> modified(Validators version) {
        return HttpDate.parse(version.lastModified());
    }

    /** A header that makes sense once alone, and is passed over where it comes twice. */
    private static @Nullable String only(MultiMap headers, String name) {
        List<String> lines = headers.getAll(name);
        return lines.size() == 1 ? lines.getFirst() : null;
    }
}
