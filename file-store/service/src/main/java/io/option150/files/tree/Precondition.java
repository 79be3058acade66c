package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import io.option150.web.Problem;
import io.option150.web.http.Conditions;
import io.option150.web.http.EntityTag;
import io.option150.web.http.Versioned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a writer demands of the file as it is (RFC 9110, section 13.1). A file has two strong tags that are both right:
 * its sequence, which JSON answers bear, and its SHA-256, which its bytes bear.
 * Its date is its modification in whole seconds, as {@code Last-Modified} tells it.
 *
 * @param ifMatch the header; null: nothing is demanded
 * @param ifNoneMatch the header; null: nothing is demanded
 * @param ifUnmodifiedSince the header; null: nothing is demanded. Passed over beside {@code ifMatch}, and where it is no
 *     date or there is no file to have one
 */
public record Precondition(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String ifUnmodifiedSince) {

    public static final Precondition NONE = new Precondition(null, null, null);

    /** Whether anything is demanded. */
    public boolean isDemanded() {
        return ifMatch != null || ifNoneMatch != null || ifUnmodifiedSince != null;
    }

    /**
     * Checks the file as it is, null when there is none.
     *
     * @throws io.option150.web.ProblemException 412, when it is not as demanded
     */
    public void check(@Nullable FileRecord current) {
        var version = current == null ? null : new Current(current);
        if (ifMatch != null && (version == null || !Conditions.isNamed(List.of(ifMatch), version))) {
            throw refusal("If-Match is " + ifMatch, version);
        }
        if (ifMatch == null && version != null && Conditions.isChangedSince(ifUnmodifiedSince, version)) {
            throw refusal("If-Unmodified-Since is " + ifUnmodifiedSince, version);
        }
        if (ifNoneMatch != null && version != null && Conditions.isAnyAlike(List.of(ifNoneMatch), version)) {
            throw refusal("If-None-Match is " + ifNoneMatch, version);
        }
    }

    private static RuntimeException refusal(String demand, @Nullable Current current) {
        var state = current == null
                ? "there is no such file"
                : "the file's tags are " + current.tags() + ", and it was stored at "
                        + current.file().modified();
        return Problem.preconditionFailed(demand + ", but " + state + ".").exception();
    }

    private record Current(FileRecord file) implements Versioned {

        @Override
        public List<EntityTag> tags() {
            return List.of(new EntityTag(false, Long.toString(file.sequence())), new EntityTag(false, file.sha256()));
        }

        @Override
        public Optional<Instant> modified() {
            return Optional.of(file.modified().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
