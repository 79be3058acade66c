package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import io.option150.web.EntityTags;
import io.option150.web.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a writer demands of the file as it is (RFC 9110, section 13.1). A file has two strong tags that are both right:
 * its sequence, which JSON answers bear, and its SHA-256, which its bytes bear.
 *
 * @param ifMatch the header; null: nothing is demanded
 * @param ifNoneMatch the header; null: nothing is demanded
 */
public record Precondition(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    public static final Precondition NONE = new Precondition(null, null);

    /** Whether anything is demanded. */
    public boolean isDemanded() {
        return ifMatch != null || ifNoneMatch != null;
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

    private static List<String> tags(FileRecord file) {
        return List.of(EntityTags.of(file.sequence()), "\"" + file.sha256() + "\"");
    }

    private static RuntimeException refusal(String demand, @Nullable FileRecord current) {
        var state = current == null ? "there is no such file" : "the file's tags are " + tags(current);
        return Problem.preconditionFailed(demand + ", but " + state + ".").exception();
    }
}
