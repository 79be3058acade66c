package io.option150.files.download;

import io.option150.web.EntityTags;
import io.option150.web.HttpDates;
import io.option150.web.Problem;
import io.vertx.core.MultiMap;
import java.time.Instant;
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
     * Checks {@code If-Match}, and without it {@code If-Unmodified-Since}.
     *
     * @throws io.option150.web.ProblemException 412, when other bytes are meant
     */
    void requireMatch() {
        var ifMatch = list("If-Match");
        if (ifMatch == null) {
            requireUnmodified();
        } else if (!ifMatch.strip().equals("*") && !names(ifMatch)) {
            throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but the bytes are " + current.tag() + ".")
                    .exception();
        }
    }

    private void requireUnmodified() {
        date("If-Unmodified-Since").filter(current.modified()::isAfter).ifPresent(date -> {
            throw Problem.preconditionFailed("If-Unmodified-Since is " + date + ", but the bytes were stored at "
                            + current.modified() + ".")
                    .exception();
        });
    }

    /** Whether the reader holds these bytes already. */
    boolean isHeld() {
        var ifNoneMatch = list("If-None-Match");
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

    /** A field that is a list, its lines put together; null when there is none. */
    private @Nullable String list(String field) {
        var lines = headers.getAll(field);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    private Optional<Instant> date(String header) {
        var text = headers.get(header);
        return text == null ? Optional.empty() : HttpDates.parse(text);
    }
}
