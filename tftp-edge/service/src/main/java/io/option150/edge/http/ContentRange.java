package io.option150.edge.http;

import io.option150.files.contract.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a file an answer holds (RFC 9110, section 14.4).
 *
 * @param part the bytes
 * @param total length of the whole file
 */
public record ContentRange(ByteRange part, long total) {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** The part that a header tells; empty for none, for one that does not tell the whole file's length, or one of no byte. */
    public static Optional<ContentRange> parse(@Nullable String header) {
        Matcher range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2)) + 1;
        return from < to
                ? Optional.of(new ContentRange(new ByteRange(from, to), Long.parseLong(range.group(3))))
                : Optional.empty();
    }

    /** As a header has it: where no byte lies in the part, the length alone. */
    @Override
    public String toString() {
        return part.isEmpty() ? "bytes */" + total : "bytes " + part.from() + "-" + (part.to() - 1) + "/" + total;
    }
}
