package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import io.option150.web.EntityTags;
import io.option150.web.HttpDates;
import io.option150.web.Problem;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
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
        if (ifMatch != null && !isNamed(ifMatch, current)) {
            throw refusal("If-Match is " + ifMatch, current);
        }
        if (ifMatch == null && current != null && isModifiedAfter(ifUnmodifiedSince, current)) {
            throw Problem.preconditionFailed("If-Unmodified-Since is " + ifUnmodifiedSince
                            + ", but the file was stored at " + current.modified() + ".")
                    .exception();
        }
        if (ifNoneMatch != null && isNamed(ifNoneMatch, current)) {
            throw refusal("If-None-Match is " + ifNoneMatch, current);
        }
    }

    private static boolean isNamed(String header, @Nullable FileRecord current) {
        if (current == null) {
            return false;
        }
        var tags = tags(current);
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(tags::contains);
    }

    private static boolean isModifiedAfter(@Nullable String since, FileRecord current) {
        return since != null
                && HttpDates.parse(since)
                        .filter(date -> current.modified()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .isAfter(date))
                        .isPresent();
    }

    private static List<String> tags(FileRecord file) {
        return List.of(EntityTags.of(file.sequence()), "\"" + file.sha256() + "\"");
    }

    private static RuntimeException refusal(String demand, @Nullable FileRecord current) {
        var state = current == null ? "there is no such file" : "the file's tags are " + tags(current);
        return Problem.preconditionFailed(demand + ", but " + state + ".").exception();
    }
}
