package io.option150.registry.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, by their types. Binding it to a class would stop at the first wrong type and could not tell a
 * field left out from one that is null; this reports each and goes on with the fallback. What else holds for a field
 * {@link FieldRules} knows. Not for several threads.
 */
public final class JsonFields {

    /** No list may be longer: of one that is, one entry more is read, which is enough to break its rule. */
    static final int LONGEST = 1_000;

    private final ObjectNode body;
    private final Violations violations = new Violations();
    private final Set<String> told = new HashSet<>();

    private JsonFields(ObjectNode body) {
        this.body = body;
    }

    /**
     * Opens an object for reading; fields that are not {@code known} are violations.
     *
     * @throws ProblemException 400, when there is no object at all
     */
    public static JsonFields of(@Nullable JsonNode body, List<String> known) {
        if (!(body instanceof ObjectNode object)) {
            throw new Violation("body", "must be a JSON object", body == null ? "nothing" : body.toString())
                    .exception();
        }
        var fields = new JsonFields(object);
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                fields.refuse(
                        field.getKey(),
                        "is not a known field; known are " + known,
                        field.getValue().toString());
            }
        }
        return fields;
    }

    /** Tells of these fields that must be there, where they are not. */
    public JsonFields require(String... fields) {
        for (var field : fields) {
            if (!body.has(field)) {
                refuse(field, "is required", "nothing");
            }
        }
        return this;
    }

    /** Tells of a field that it breaks a rule; no other rule is checked of it then. */
    public void refuse(String field, String rule, String value) {
        violations.add(field, rule, value);
        told.add(field);
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

    public int integer(String field, int fallback) {
        return value(field, "must be a whole number, at most " + Integer.MAX_VALUE, JsonFields::isInt)
                .map(JsonNode::intValue)
                .orElse(fallback);
    }

    /** The same, where null is a value of its own: only a field that is left out has the fallback. */
    public @Nullable Integer integerOrNull(String field, @Nullable Integer fallback) {
        var given = body.get(field);
        if (given != null && given.isNull()) {
            return null;
        }
        var rule = "must be null, or a whole number, at most " + Integer.MAX_VALUE;
        var number = value(field, rule, JsonFields::isInt);
        return number.isPresent() ? Integer.valueOf(number.get().intValue()) : fallback;
    }

    /** One of these values, by its name in lower case. */
    public <E extends Enum<E>> E choice(String field, E fallback) {
        var values = fallback.getDeclaringClass().getEnumConstants();
        var names = Arrays.stream(values)
                .map(value -> "'" + value.name().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(" or "));
        return value(field, "must be a text", JsonNode::isTextual)
                .map(JsonNode::textValue)
                .flatMap(text -> {
                    var chosen = Arrays.stream(values)
                            .filter(value ->
                                    value.name().toLowerCase(Locale.ROOT).equals(text))
                            .findFirst();
                    if (chosen.isEmpty()) {
                        refuse(field, "must be " + names, text);
                    }
                    return chosen;
                })
                .orElse(fallback);
    }

    /** A list of texts, as far as any list may be long; entries that are none are violations and left out. */
    public List<String> texts(String field, List<String> fallback) {
        if (!body.has(field)) {
            return fallback;
        }
        var texts = new ArrayList<String>();
        value(field, "must be a list of texts", JsonNode::isArray).ifPresent(list -> {
            for (int i = 0; i < Math.min(list.size(), LONGEST + 1); i++) {
                var entry = list.get(i);
                if (entry.isTextual()) {
                    texts.add(entry.textValue());
                } else {
                    violations.add(field, "must be a list of texts", entry.toString());
                }
            }
        });
        return texts;
    }

    /** What was found so far. */
    Violations violations() {
        return violations;
    }

    /** Whether it was told of this field that it is not as it must be. */
    boolean isTold(String field) {
        return told.contains(field);
    }

    private Optional<JsonNode> value(String field, String rule, Predicate<JsonNode> fits) {
        var given = body.get(field);
        if (given == null) {
            return Optional.empty();
        }
        if (fits.test(given)) {
            return Optional.of(given);
        }
        refuse(field, rule, given.toString());
        return Optional.empty();
    }

    private static boolean isInt(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt();
    }
}
