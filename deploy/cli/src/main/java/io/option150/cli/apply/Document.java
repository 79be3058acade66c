package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Failure;
import java.nio.file.Path;
import java.util.Set;

/**
 * One thing as a file describes it.
 *
 * @param spec the API's own fields; those that are left out stay as they are
 * @param folder where files that it names are sought
 * @param where file and number of the document, for errors
 */
record Document(Kind kind, String name, ObjectNode spec, Path folder, String where) {

    static final String VERSION = "option150.io/v1";

    private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> METADATA = Set.of("name", "labels");

    /** Reads a document; every mistake in its frame is a {@link Failure} that says where. */
    static Document of(JsonNode node, Path folder, String where) {
        if (!node.isObject()) {
            throw Failure.wrongUse(where + ": must be a document with apiVersion, kind, metadata and spec");
        }
        onlyHas(node, TOP, where, "");
        var version = node.path("apiVersion").asText();
        if (!version.equals(VERSION)) {
            throw Failure.wrongUse(where + ": apiVersion must be " + VERSION + ", not \"" + version + "\"");
        }
        var kind = Kind.of(node.path("kind").asText(), where);
        var metadata = node.path("metadata");
        onlyHas(metadata, METADATA, where, "metadata.");
        var name = metadata.path("name");
        if (!name.isValueNode() || name.asText().isBlank()) {
            throw Failure.wrongUse(where + ": metadata.name must be given");
        }
        if (!(node.path("spec") instanceof ObjectNode spec)) {
            throw Failure.wrongUse(where + ": spec must be given, with the fields of a " + kind.word());
        }
        return new Document(kind, name.asText(), spec, folder, where);
    }

    /** A field that has to be there, as text. */
    String required(String field) {
        var value = spec.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong("spec." + field + " must be given, as text");
        }
        return value.textValue();
    }

    /** Refuses fields that nobody would look at. */
    void onlyHas(String... fields) {
        onlyHas(spec, Set.of(fields), where, "spec.");
    }

    Failure wrong(String what) {
        return Failure.wrongUse(where + ", " + kind.word() + " " + name + ": " + what);
    }

    private static void onlyHas(JsonNode node, Set<String> known, String where, String before) {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw Failure.wrongUse(where + ": there is no field " + before + field.getKey() + "; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}
