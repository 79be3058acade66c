package io.option150.audit;

import io.option150.web.Violation;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.reactive.mutiny.Mutiny;
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

    /** The condition in SQL, of what is given only: PostgreSQL plans each with the index that it has for it. */
    String clause() {
        var conditions = new ArrayList<String>();
        if (who != null) {
            conditions.add("who = :who");
        }
        if (what != null) {
            conditions.add(
                    what.contains("/")
                            ? "(key = :what or kind = :kind and key = :key)"
                            : "(key = :what or kind = :what)");
        }
        if (since != null) {
            conditions.add("at >= cast(cast(:since as text) as timestamptz)");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /**
     * Fills in what {@link #clause} leaves open.
     *
     * @throws io.option150.web.ProblemException 400 when something is malformed
     */
    <Q extends Mutiny.SelectionQuery<?>> Q fill(Q query) {
        if (who != null) {
            query.setParameter("who", who);
        }
        if (what != null) {
            query.setParameter("what", what);
            int slash = what.indexOf('/');
            if (slash >= 0) {
                query.setParameter("kind", what.substring(0, slash)).setParameter("key", what.substring(slash + 1));
            }
        }
        if (since != null) {
            query.setParameter("since", time(since).toString());
        }
        return query;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Violation("since", "must be a time as in RFC 3339, e.g. 2026-01-01T00:00:00Z", text).exception();
        }
    }
}
