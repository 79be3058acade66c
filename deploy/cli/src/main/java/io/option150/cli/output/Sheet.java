package io.option150.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;

/** One document for people: a line for each field, lists of documents as tables below. */
final class Sheet {

    private Sheet() {}

    static List<String> lines(JsonNode document, int width) {
        List<String> lines = new ArrayList<>();
        List<Entry<String, JsonNode>> tables = new ArrayList<>();
        int widest = 0;
        List<Entry<String, JsonNode>> fields = new ArrayList<>();
        for (var field : document.properties()) {
            if (isTable(field.getValue())) {
                tables.add(field);
            } else {
                fields.add(field);
                widest = Math.max(widest, TextWidth.of(field.getKey()));
            }
        }
        for (var field : fields) {
            var name = field.getKey() + " ".repeat(widest + 2 - TextWidth.of(field.getKey()));
            // Certificates have many lines; here they would only be in the way of the rest.
            lines.add(TextWidth.cut(name + Cell.of(field.getValue()), width));
        }
        for (var table : tables) {
            lines.add("");
            lines.add(table.getKey());
            var columns = new ArrayList<String>();
            table.getValue().path(0).fieldNames().forEachRemaining(columns::add);
            lines.addAll(new Table(columns).lines(table.getValue(), width));
        }
        return lines;
    }

    private static boolean isTable(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.path(0).isObject();
    }
}
