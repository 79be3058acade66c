package io.option150.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** {@code docs/asyncapi.yaml} beside what is really sent: neither may say what the other does not. */
public final class EventDocs {

    private static final String FILE = "docs/asyncapi.yaml";

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode docs;

    private EventDocs(JsonNode docs) {
        this.docs = docs;
    }

    /** Reads the file of the source tree that this module is in. */
    public static EventDocs read() throws IOException {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(FILE))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has " + FILE);
        }
        return new EventDocs(new YAMLMapper().readTree(folder.resolve(FILE).toFile()));
    }

    /** The topics that there are said to be. */
    public Set<String> topics() {
        var topics = new TreeSet<String>();
        docs.at("/channels").fieldNames().forEachRemaining(topics::add);
        return topics;
    }

    /** The types that a topic is said to have. */
    public Set<String> types(String topic) {
        var types = new TreeSet<String>();
        docs.at("/channels")
                .path(topic)
                .path("messages")
                .forEach(reference -> types.add(resolve(reference).path("name").textValue()));
        return types;
    }

    /** Where this record is not as the file says; empty: it is. */
    public List<String> violations(ConsumerRecord<String, byte[]> record) throws IOException {
        var headers = JsonNodeFactory.instance.objectNode();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        var type = headers.path("ce_type").asText();
        for (var reference : docs.at("/channels").path(record.topic()).path("messages")) {
            var message = resolve(reference);
            if (message.path("name").asText().equals(type)) {
                return violations(record, message, headers);
            }
        }
        return List.of(record.topic() + " has no message " + type);
    }

    private List<String> violations(ConsumerRecord<String, byte[]> record, JsonNode message, ObjectNode headers)
            throws IOException {
        var found = new ArrayList<String>();
        if (!record.key().equals(headers.path("ce_subject").asText())) {
            found.add("ce_subject is not the key " + record.key());
        }
        check("header", resolve(message.path("headers")), headers, found);
        var payload = message.path("payload");
        if (payload.isMissingNode() != (record.value() == null)) {
            found.add("a payload is " + (payload.isMissingNode() ? "not " : "") + "told");
        } else if (record.value() != null) {
            check("payload", resolve(payload), json.readTree(record.value()), found);
        }
        return found.stream()
                .map(text -> message.path("name").asText() + " " + record.key() + ": " + text)
                .toList();
    }

    private void check(String where, JsonNode schema, JsonNode instance, List<String> found) {
        for (Error error : schemas.getSchema(schema).validate(instance)) {
            found.add(where + error.getInstanceLocation() + " " + error.getMessage());
        }
        undocumented(where, schema, instance, found);
    }

    /** A field that nobody is told of is as wrong as one that is missing, however deep it stands. */
    private void undocumented(String where, JsonNode told, JsonNode instance, List<String> found) {
        var schema = told.has("$ref") ? resolve(told) : told;
        if (instance.isArray()) {
            instance.forEach(item -> undocumented(where + "[]", schema.path("items"), item, found));
        }
        for (var field : instance.properties()) {
            var place = where + " " + field.getKey();
            var property = schema.path("properties").path(field.getKey());
            if (property.isMissingNode()) {
                found.add(place + " is not documented");
            } else {
                undocumented(place, property, field.getValue(), found);
            }
        }
    }

    private JsonNode resolve(JsonNode reference) {
        var target = docs.at(reference.path("$ref").asText().replaceFirst("^#", ""));
        if (target.isMissingNode()) {
            throw new AssertionError(FILE + " has no " + reference);
        }
        return target;
    }
}
