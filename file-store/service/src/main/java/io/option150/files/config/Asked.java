package io.option150.files.config;

import io.option150.config.record.RefusedRecord;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import io.option150.web.auth.Author;
import io.option150.web.http.EntityTags;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What calls for records have in common. */
final class Asked {

    private static final String SERVICE = "option150";

    private Asked() {}

    /** The body of a call. */
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new Violation("body", "must be a JSON object", "nothing").exception();
        }
        return body;
    }

    /** What is said where nothing need be: empty. */
    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A record, as far as it keeps the rules; each that it breaks is told. */
    static <T> T checked(Supplier<T> record) {
        try {
            return record.get();
        } catch (RefusedRecord refused) {
            throw problem(refused);
        }
    }

    /** Each rule that a record breaks, with field and value. */
    static ProblemException problem(RefusedRecord refused) {
        var problem = Problem.invalid(refused.refusals().stream()
                        .map(it -> new Violation(it.field(), it.rule(), it.value()))
                        .toList())
                .exception();
        problem.initCause(refused);
        return problem;
    }

    /** Ends a write that demands another version than there is; {@code sequence} null: there is none. */
    static void requireMatch(String what, @Nullable String ifMatch, @Nullable Long sequence) {
        if (sequence != null) {
            EntityTags.requireMatch(ifMatch, sequence);
        } else if (ifMatch != null) {
            throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but there is no " + what + ".")
                    .exception();
        }
    }

    /** Who calls. */
    static String who() {
        return Author.current().map(Author::who).orElse(SERVICE);
    }
}
