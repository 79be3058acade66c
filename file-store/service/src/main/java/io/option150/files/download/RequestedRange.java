package io.option150.files.download;

import io.option150.files.content.ByteSpan;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Range} header asks for (RFC 9110, section 14.2). A header that is malformed, of another unit, or of
 * several ranges is ignored, as the RFC allows: the answer is the whole.
 */
sealed interface RequestedRange {

    /** All bytes. */
    record Whole() implements RequestedRange {}

    /** Some bytes, at least one, all of them there. */
    record Part(ByteSpan span) implements RequestedRange {}

    /** Bytes that are not there. */
    record Unsatisfiable() implements RequestedRange {}

    Pattern FORM = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*", Pattern.CASE_INSENSITIVE);

    /** Reads the header for a content of {@code size} bytes. */
    static RequestedRange of(@Nullable String header, long size) {
        var matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return new Whole();
        }
        var first = matcher.group(1);
        var last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(number(last), size);
        }
        return fromTo(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static RequestedRange fromTo(long first, long last, long size) {
        if (last < first) {
            return new Whole();
        }
        if (first >= size) {
            return new Unsatisfiable();
        }
        return new Part(new ByteSpan(first, Math.min(last, size - 1) - first + 1));
    }

    private static RequestedRange suffix(long length, long size) {
        if (length == 0) {
            return new Unsatisfiable();
        }
        // The whole of nothing has no first byte that Content-Range could name.
        return size == 0 ? new Whole() : new Part(new ByteSpan(Math.max(0, size - length), Math.min(length, size)));
    }

    /** Numbers may be of any length; no content is as long as the largest. */
    private static long number(String digits) {
        return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
