package io.option150.edge.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a client asks for (RFC 9110, section 14).
 *
 * @param from first byte
 * @param to byte after the last one; {@code from} for a part that lies behind the end
 */
public record ByteRange(long from, long to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range of a header; empty for none, several, or one that means nothing: the whole file is served then. */
    public static Optional<ByteRange> parse(@Nullable String header, long length) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            return Optional.of(new ByteRange(last == 0 ? length : Math.max(length - last, 0), length));
        }
        long from = Long.parseLong(matcher.group(1));
        if (matcher.group(2).isEmpty()) {
            return Optional.of(new ByteRange(Math.min(from, length), length));
        }
        long to = Long.parseLong(matcher.group(2));
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(Math.min(from, length), Math.min(to + 1, length)));
    }

    /** Whether no byte of the file lies in it: 416. */
    public boolean isEmpty() {
        return from >= to;
    }

    /** Number of its bytes. */
    public long length() {
        return to - from;
    }
}
