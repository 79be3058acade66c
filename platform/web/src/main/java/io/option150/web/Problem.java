package io.option150.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457, {@code application/problem+json}).
 *
 * @param type names the kind of problem, {@code urn:option150:problem:<kind>}
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what happened here, for a person
 * @param field the first violation's field, so that the common case needs no list
 * @param rule the first violation's rule
 * @param value the first violation's value
 * @param violations every broken rule; empty unless input was refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String rule,
        @Nullable String value,
        List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** How a caller is told to show a token, with every 401: value of {@code WWW-Authenticate} (RFC 6750, section 3). */
    public static final String CHALLENGE = "Bearer realm=\"option150\"";

    private static final String TYPE = "urn:option150:problem:";

    public Problem {
        violations = List.copyOf(violations);
    }

    /** 400: the input breaks these rules; nothing was stored. */
    public static Problem invalid(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs at least one violation");
        }
        var first = violations.getFirst();
        var detail =
                String.join("; ", violations.stream().map(Violation::sentence).toList());
        return new Problem(
                TYPE + "invalid", "Invalid input", 400, detail, first.field(), first.rule(), first.value(), violations);
    }

    /** A problem of this kind without a field to blame; {@code kind} is a short lower-case word. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem(TYPE + kind, title, status, detail, null, null, null, List.of());
    }

    /** 401: the call bears no token that is known here. */
    public static Problem unauthorized(String detail) {
        return of(401, "unauthorized", "Token missing or unknown", detail);
    }

    /** 403: the token is known but not good for this call. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed with this token", detail);
    }

    /** 404: there is no such thing. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    /** 409: the state of things does not allow it. */
    public static Problem conflict(String detail) {
        return of(409, "conflict", "Conflict", detail);
    }

    /** 412: {@code If-Match} no longer holds. */
    public static Problem preconditionFailed(String detail) {
        return of(412, "precondition-failed", "Changed meanwhile", detail);
    }

    /** 429: too much of the kind from this client; {@code Retry-After} says when it is over. */
    public static Problem tooMany(String detail) {
        return of(429, "too-many", "Too many", detail);
    }

    /** 503: something this call needs is away; a later try may succeed. */
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Temporarily unavailable", detail);
    }

    /** 507: what was sent does not fit; nothing was stored (RFC 4918, section 11.5). */
    public static Problem insufficientStorage(String detail) {
        return of(507, "insufficient-storage", "Insufficient storage", detail);
    }

    /** This problem, ready to be thrown or to fail a {@code Uni} with. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
