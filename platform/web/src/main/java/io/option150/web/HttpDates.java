package io.option150.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates in HTTP fields, in the three forms that a recipient has to read (RFC 9110, section 5.6.7). */
public final class HttpDates {

    /** Years of two digits are those of the hundred years from here on: no file is older than its computer's clock. */
    private static final int FIRST_YEAR = 1970;

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC));

    private HttpDates() {}

    /**
     * Reads a date.
     *
     * @param text the field's value
     * @return the moment, in whole seconds; empty when it is no HTTP date, which a recipient has to pass over
     */
    public static Optional<Instant> parse(String text) {
        for (var form : FORMS) {
            try {
                return Optional.of(ZonedDateTime.parse(text.strip(), form).toInstant());
            } catch (DateTimeException _) {
                // One of the other forms, or none.
            }
        }
        return Optional.empty();
    }
}
