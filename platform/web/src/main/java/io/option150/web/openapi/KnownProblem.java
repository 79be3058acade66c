package io.option150.web.openapi;

import io.option150.web.Problem;
import io.option150.web.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** A problem that any call may end in, or many: what it means, and one as it is answered. */
enum KnownProblem {
    INVALID(
            "A path, parameter or field breaks a rule; each is named, and nothing is done",
            Problem.invalid(List.of(new Violation("size", "must be 1 to 1000", "0")))),
    UNAUTHORIZED("No token, or one that is not known", Problem.unauthorized("This call needs a token.")),
    FORBIDDEN("The caller has not the role", Problem.forbidden("The call needs a role that the caller does not have.")),
    NOT_FOUND("There is no such thing", Problem.notFound("There is none of this name.")),
    NOT_ACCEPTABLE(
            "The caller takes none of the types that there are",
            Problem.of(406, "not-acceptable", "Not acceptable", "This is answered as application/json.")),
    CONFLICT("The state of things does not allow it", Problem.conflict("There is one of this name.")),
    CHANGED(
            "If-Match does not name the current version",
            Problem.preconditionFailed("It was changed meanwhile, or removed.")),
    TOO_LONG(
            "The body is too long",
            Problem.of(413, "too-large", "Body too large", "At most 10485760 bytes are taken.")),
    WRONG_TYPE(
            "The body is of a type that is not taken",
            Problem.of(415, "unsupported-media-type", "Unsupported media type", "application/json is taken.")),
    TOO_MANY(
            "Too many tokens that are not known, from this network; Retry-After says when to try again",
            Problem.tooMany("More than 20 tokens in a minute from this network are not known here.")),
    INTERNAL(
            "A fault of ours; the service's log has more under the id that is told",
            Problem.of(500, "internal", "Internal error", "An unexpected error; the service's log has it.")),
    AWAY(
            "Something that the call needs is away; Retry-After says when to try again",
            Problem.unavailable("The connection to the database is lost; try again."));

    private static final String NAME = "Problem";

    private final String meaning;

    // Not to be changed: a record of texts.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Problem example;

    KnownProblem(String meaning, Problem example) {
        this.meaning = meaning;
        this.example = example;
    }

    String status() {
        return Integer.toString(example.status());
    }

    /** Name of the component that tells it. */
    String component() {
        return NAME + status();
    }

    APIResponse response() {
        return OASFactory.createAPIResponse().description(meaning).content(content());
    }

    /** The document that is answered, with an example. */
    Content content() {
        return content(example);
    }

    /** That of any problem, as far as its status tells. */
    static Content of(String status) {
        for (var known : values()) {
            if (known.status().equals(status)) {
                return known.content();
            }
        }
        return content(null);
    }

    private static Content content(@Nullable Problem example) {
        var type = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
        if (example != null) {
            type.example(fields(example));
        }
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, type);
    }

    private static Map<String, Object> fields(Problem problem) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", problem.type());
        fields.put("title", problem.title());
        fields.put("status", problem.status());
        fields.put("detail", problem.detail());
        problem.violations().stream().findFirst().ifPresent(first -> {
            var violation = new LinkedHashMap<String, Object>();
            violation.put("field", first.field());
            violation.put("rule", first.rule());
            violation.put("value", first.value());
            fields.putAll(violation);
            fields.put("violations", List.of(violation));
        });
        return fields;
    }
}
