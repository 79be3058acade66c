package io.option150.files.download;

import io.option150.web.EntityTags;
import io.option150.web.Problem;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reader's conditions, in the order of RFC 9110, section 13.2.2. Dates that cannot be read are ignored. */
final class Conditions {

    private final MultiMap headers;
    private final Representation current;

    Conditions(MultiMap headers, Representation current) {
        this.headers = headers;
        this.current = current;
    }

    /**
     * Checks {@code If-Match}.
     *
     * @throws io.option150.web.ProblemException 412, when it names other bytes
     */
    void requireMatch() {
        var ifMatch = headers.get("If-Match");
        if (ifMatch != null && !ifMatch.strip().equals("*") && !names(ifMatch)) {
            throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but the bytes are " + current.tag() + ".")
                    .exception();
        }
    }

    /** Whether the reader holds these bytes already. */
    boolean isHeld() {
        var ifNoneMatch = headers.get("If-None-Match");
        if (ifNoneMatch != null) {
            return EntityTags.isHeld(ifNoneMatch, current.tag());
        }
        return date("If-Modified-Since")
                .map(since -> !current.modified().isAfter(since))
                .orElse(false);
    }

    /** The range asked for; null when none is, or when it was meant for other bytes ({@code If-Range}). */
    @Nullable
    String range() {
        var ifRange = headers.get("If-Range");
        boolean meant = ifRange == null
                || names(ifRange)
                || date("If-Range").filter(current.modified()::equals).isPresent();
        return meant ? headers.get("Range") : null;
    }

    private boolean names(String tags) {
        return Arrays.stream(tags.split(",", -1)).map(String::strip).anyMatch(current.tag()::equals);
    }

    private Optional<Instant> date(String header) {
        var text = headers.get(header);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
