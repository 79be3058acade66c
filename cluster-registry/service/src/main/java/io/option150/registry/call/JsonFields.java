package io.option150.registry.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. Binding it to a class would stop at the first wrong type and could not tell a field
 * left out from one that is null; this reports each and goes on with the default.
 */
public final class JsonFields {

    private final ObjectNode body;
    private final Violations violations;

    private JsonFields(ObjectNode body, Violations violations) {
        this.body = body;
        this.violations = violations;
    }

    /**
     * Opens an object for reading; fields that are not {@code known} are violations.
     *
     * @throws ProblemException 400, when there is no object at all
     */
    public static JsonFields of(@Nullable JsonNode body, Violations violations, List<String> known) {
        if (!(body instanceof ObjectNode object)) {
            throw new Violation("body", "must be a JSON object", body == null ? "nothing" : body.toString())
                    .exception();
        }
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                violations.add(
                        field.getKey(),
                        "is not a known field; known are " + known,
                        field.getValue().toString());
            }
        }
        return new JsonFields(object, violations);
    }

    /** A text that must be there; empty if it is not, or is none. */
    public Optional<String> requiredText(String field) {
        if (!body.has(field)) {
            violations.add(field, "is required", "nothing");
            return Optional.empty();
        }
        return value(field, "must be a text", JsonNode::isTextual).map(JsonNode::textValue);
    }

    public String text(String field, String fallback) {
        return value(field, "must be a text", JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElse(fallback);
    }

    public boolean flag(String field, boolean fallback) {
        return value(field, "must be true or false", JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElse(fallback);
    }

    /** A whole number of {@code min} to {@code max}. */
    public int integer(String field, int fallback, int min, int max) {
        return value(field, range(min, max), node -> isWithin(node, min, max))
                .map(JsonNode::intValue)
                .orElse(fallback);
    }

    /** The same, where null is a value of its own: only a field that is left out has the fallback. */
    public @Nullable Integer integerOrNull(String field, @Nullable Integer fallback, int min, int max) {
        var given = body.get(field);
        if (given != null && given.isNull()) {
            return null;
        }
        var number = value(field, range(min, max) + ", or null", node -> isWithin(node, min, max));
        return number.isPresent() ? Integer.valueOf(number.get().intValue()) : fallback;
    }

    /** Whether there is a field of this name, null or not. */
    public boolean has(String field) {
        return body.has(field);
    }

    /** A list of texts; entries that are none are violations and left out. */
    public List<String> texts(String field, List<String> fallback) {
        if (!body.has(field)) {
            return fallback;
        }
        var texts = new ArrayList<String>();
        value(field, "must be a list of texts", JsonNode::isArray).ifPresent(list -> {
            for (var entry : list) {
                if (entry.isTextual()) {
                    texts.add(entry.textValue());
                } else {
                    violations.add(field, "must be a list of texts", entry.toString());
                }
            }
        });
        return texts;
    }

    private Optional<JsonNode> value(String field, String rule, Predicate<JsonNode> fits) {
        var given = body.get(field);
        if (given == null) {
            return Optional.empty();
        }
        if (fits.test(given)) {
            return Optional.of(given);
        }
        violations.add(field, rule, given.toString());
        return Optional.empty();
    }

    private static boolean isWithin(JsonNode node, int min, int max) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= min && node.intValue() <= max;
    }

    private static String range(int min, int max) {
        return "must be a whole number from " + min + " to " + max;
    }
}
