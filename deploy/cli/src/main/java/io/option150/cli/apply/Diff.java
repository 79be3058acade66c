package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.output.Out;
import io.option150.cli.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Shows what differs, field by field. */
final class Diff {

    /** More are counted only: nobody reads a hundred thousand lines. */
    private static final int MOST = 200;

    /** Names of fields that hold secrets, as the file store knows them; here sooner one too many. */
    private static final Pattern SECRETS = Pattern.compile(
            "passw(?:or)?d|secret|passphrase|psk|wepkey|pin$|_pin_|private_?key", Pattern.CASE_INSENSITIVE);

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private Diff() {}

    /** For people. */
    static void show(List<Change> changes, Out out) {
        for (var change : changes.stream().limit(MOST).toList()) {
            show(change, out);
        }
        if (changes.size() > MOST) {
            out.line("and " + (changes.size() - MOST) + " more");
        }
    }

    /** For programs. */
    static ObjectNode document(List<Change> changes, List<String> refusals) {
        var document = Json.object();
        var list = document.putArray("changes");
        for (var change : changes) {
            var entry = list.addObject()
                    .put("kind", change.kind())
                    .put("name", change.name())
                    .put("action", change.action().name().toLowerCase(Locale.ROOT));
            var fields = entry.putObject("fields");
            for (var field : change.fields()) {
                var from = field.from();
                fields.putObject(field.name())
                        .<ObjectNode>set("from", from == null ? null : shown(from))
                        .set("to", shown(field.to()));
            }
        }
        var refused = document.putArray("refusals");
        refusals.forEach(refused::add);
        return document;
    }

    private static void show(Change change, Out out) {
        var colour = switch (change.action()) {
            case CREATE -> GREEN;
            case CHANGE -> YELLOW;
            case REMOVE -> RED;
        };
        var sign = switch (change.action()) {
            case CREATE -> "+ ";
            case CHANGE -> "~ ";
            case REMOVE -> "- ";
        };
        line(out, colour, sign + change.kind() + " " + change.name());
        for (var field : change.fields()) {
            var from = field.from();
            line(
                    out,
                    colour,
                    "    " + field.name() + ": "
                            + (from == null ? text(field.to()) : text(from) + " -> " + text(field.to())));
        }
    }

    private static void line(Out out, String colour, String text) {
        out.coloured(colour, text, PLAIN);
    }

    /** A record's fields without their secrets: what this prints ends in the logs of whoever runs it. */
    private static JsonNode shown(JsonNode value) {
        if (value instanceof ArrayNode items) {
            ArrayNode shown = items.arrayNode();
            items.forEach(it -> shown.add(shown(it)));
            return shown;
        }
        if (!(value instanceof ObjectNode fields)) {
            return value;
        }
        ObjectNode shown = fields.objectNode();
        fields.properties().forEach(field -> {
            boolean isSecret = field.getValue().isValueNode()
                    && !field.getValue().asText().isEmpty()
                    && SECRETS.matcher(field.getKey()).find();
            shown.set(field.getKey(), isSecret ? fields.textNode("***") : shown(field.getValue()));
        });
        return shown;
    }

    private static String text(JsonNode given) {
        var value = shown(given);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : Json.write(value);
    }
}
