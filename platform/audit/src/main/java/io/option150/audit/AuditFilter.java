package io.option150.audit;

import io.option150.web.Violation;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param who by whom
 * @param what a kind of thing, or the key of one, or both with a slash between
 * @param since no earlier ones
 */
record AuditFilter(
        @Parameter(description = "By whom") @QueryParam("who") @Nullable
        String who,

        @Parameter(
                description = "A kind of thing, or the key of one, or both with a slash between",
                example = "device/SEP001122AABBCC")
        @QueryParam("what")
        @Nullable
        String what,

        @Parameter(description = "No earlier ones (RFC 3339)", example = "2026-01-01T00:00:00Z")
        @QueryParam("since")
        @Nullable
        String since) {

    /** Since when; null: since ever. */
    @Nullable
    Instant sinceTime() {
        if (since == null) {
            return null;
        }
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw new Violation("since", "must be a time as in RFC 3339, e.g. 2026-01-01T00:00:00Z", since).exception();
        }
    }
}
