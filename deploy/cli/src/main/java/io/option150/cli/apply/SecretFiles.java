package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.nio.file.Files;

/** A value may stand in a file beside its document, which then holds no secret: {@code {fromFile: lobby.password}}. */
final class SecretFiles {

    private static final String FROM_FILE = "fromFile";

    private SecretFiles() {}

    /** The document with what its files hold. */
    static Document read(Document document) throws IOException {
        ObjectNode spec = Json.object();
        for (var field : document.spec().properties()) {
            spec.set(field.getKey(), read(document, field.getValue()));
        }
        return new Document(document.kind(), document.name(), spec, document.folder(), document.where());
    }

    private static JsonNode read(Document document, JsonNode value) throws IOException {
        if (value instanceof ArrayNode items) {
            ArrayNode read = items.arrayNode();
            for (var item : items) {
                read.add(read(document, item));
            }
            return read;
        }
        if (!(value instanceof ObjectNode fields)) {
            return value;
        }
        if (fields.size() == 1 && fields.path(FROM_FILE).isTextual()) {
            return fields.textNode(text(document, fields.path(FROM_FILE).asText()));
        }
        ObjectNode read = fields.objectNode();
        for (var field : fields.properties()) {
            read.set(field.getKey(), read(document, field.getValue()));
        }
        return read;
    }

    private static String text(Document document, String name) throws IOException {
        var file = document.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw document.wrong("fromFile: there is no file " + file);
        }
        return Files.readString(file).strip();
    }
}
