package io.option150.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values of documents as people read them. */
final class Cell {

    private static final String NOTHING = "-";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?|" + NOTHING);

    private Cell() {}

    /** The value of a field, of fields inside others with a dot between the names. */
    static String of(JsonNode row, String field) {
        var node = row;
        for (var name : field.split("\\.", -1)) {
            node = node.path(name);
        }
        return of(node);
    }

    static String of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return NOTHING;
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "yes" : "no";
        }
        if (node.isContainerNode()) {
            List<String> parts = new ArrayList<>();
            node.properties().forEach(part -> parts.add(part.getKey() + "=" + of(part.getValue())));
            node.elements().forEachRemaining(part -> {
                if (node.isArray()) {
                    parts.add(part.isObject() ? "{" + of(part) + "}" : of(part));
                }
            });
            return parts.isEmpty() ? NOTHING : String.join(", ", parts);
        }
        var text = node.asText();
        return text.isEmpty() ? NOTHING : TextWidth.harmless(text);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
