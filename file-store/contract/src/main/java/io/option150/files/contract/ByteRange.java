package io.option150.files.contract;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file's bytes, as HTTP asks for it (RFC 9110, section 14).
 *
 * @param from offset of the first byte, from 0
 * @param to offset of the byte after the last one; {@code from} for a part that has no byte
 */
public record ByteRange(long from, long to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*", Pattern.CASE_INSENSITIVE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    public ByteRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no range: from " + from + " to " + to);
        }
    }

    /**
     * What a {@code Range} header asks for of a file of {@code size} bytes: a part that has no byte when none of those asked
     * for is there (416), empty for the whole. A header that is malformed, of another unit, or of several ranges is passed
     * over, as the RFC allows.
     */
    public static Optional<ByteRange> parse(@Nullable String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var first = matcher.group(1);
        var last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : suffix(number(last), size);
        }
        return fromTo(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    /** Whether no byte lies in it. */
    public boolean isEmpty() {
        return from == to;
    }

    /** Number of its bytes. */
    public long length() {
        return to - from;
    }

    private static Optional<ByteRange> fromTo(long first, long last, long size) {
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(first >= size ? none(size) : new ByteRange(first, Math.min(last, size - 1) + 1));
    }

    private static Optional<ByteRange> suffix(long length, long size) {
        if (length == 0) {
            return Optional.of(none(size));
        }
        // The whole of nothing has no first byte that Content-Range could name.
        return size == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, size - length), size));
    }

    private static ByteRange none(long size) {
        return new ByteRange(size, size);
    }

    /** Numbers may be of any length; no file is as long as the largest. */
    private static long number(String digits) {
        return new BigInteger(digits).min(MOST).longValueExact();
    }
}
