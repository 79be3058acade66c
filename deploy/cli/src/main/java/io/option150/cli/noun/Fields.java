package io.option150.cli.noun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as fields of a document: those that were not given are left out. */
final class Fields {

    private final ObjectNode json = Json.object();

    Fields text(String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
        return this;
    }

    Fields number(String field, @Nullable Integer value) {
        if (value != null) {
            json.put(field, value);
        }
        return this;
    }

    Fields bool(String option, String field, @Nullable String value) {
        if (value != null) {
            json.put(
                    field,
                    switch (value) {
                        case "yes", "true" -> true;
                        case "no", "false" -> false;
                        default -> throw Failure.wrongUse(option + " must be yes or no, not " + value);
                    });
        }
        return this;
    }

    /** A list; one empty value stands for none. */
    Fields list(String field, @Nullable List<String> values) {
        if (values != null) {
            var array = json.putArray(field);
            values.stream().filter(value -> !value.isEmpty()).forEach(array::add);
        }
        return this;
    }

    ObjectNode json() {
        return json;
    }
}
