package io.option150.files.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.config.common.Value;
import io.option150.config.record.RefusedRecord;
import java.util.ArrayList;
import java.util.TreeMap;

/** What records of common files say, from and to JSON: numbers and truths are read as texts. */
public final class ValueJson {

    private static final int DEEPEST = 8;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    /**
     * Fields of a JSON object.
     *
     * @throws RefusedRecord where it is none, has null somewhere, or is nested too deeply
     */
    public static Value.Tree tree(String field, JsonNode json) {
        if (read(field, json, 0) instanceof Value.Tree tree) {
            return tree;
        }
        throw new RefusedRecord(field, "must be fields with values", "");
    }

    /** Fields as a JSON object. */
    public static ObjectNode json(Value.Tree tree) {
        var json = NODES.objectNode();
        tree.fields().forEach((name, value) -> json.set(name, node(value)));
        return json;
    }

    private static Value read(String field, JsonNode json, int depth) {
        if (depth > DEEPEST) {
            throw new RefusedRecord(field, "must be nested " + DEEPEST + " deep at most", "");
        }
        if (json.isObject()) {
            var fields = new TreeMap<String, Value>();
            json.properties()
                    .forEach(it -> fields.put(it.getKey(), read(field + "/" + it.getKey(), it.getValue(), depth + 1)));
            return new Value.Tree(fields);
        }
        if (json.isArray()) {
            var items = new ArrayList<Value>();
            for (var item : json) {
                items.add(read(field + "[" + items.size() + "]", item, depth + 1));
            }
            return new Value.Items(items);
        }
        if (json.isNull()) {
            throw new RefusedRecord(field, "must be a text; what is not said is left out", "null");
        }
        return new Value.Text(json.asText());
    }

    private static JsonNode node(Value value) {
        return switch (value) {
            case Value.Text text -> NODES.textNode(text.value());
            case Value.Items list -> {
                var items = NODES.arrayNode();
                list.items().forEach(it -> items.add(node(it)));
                yield items;
            }
            case Value.Tree tree -> json(tree);
        };
    }
}
