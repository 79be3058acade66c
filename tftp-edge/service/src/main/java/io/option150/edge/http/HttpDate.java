package io.option150.edge.http;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments as HTTP writes them (RFC 9110, section 5.6.7), in whole seconds. */
public final class HttpDate {

    /** The one form that is written; Java's own RFC_1123_DATE_TIME leaves the zero of a single-digit day out. */
    private static final DateTimeFormatter FIXED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** As a header has it. */
    public static String format(Instant moment) {
        return FIXED.format(moment);
    }

    /** The moment that a header means, in any of the three forms; empty when it means none. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.ofNullable(DateFormatter.parseHttpDate(text.strip())).map(Date::toInstant);
    }
}
