package io.option150.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One minor version of Kubernetes: the schemas of the kinds that the chart uses. A field that Kubernetes does not know is
 * refused, as its API server does under strict validation, and so are wrong types and missing fields.
 */
final class Kubernetes {

    /** The newest minor versions, oldest first. */
    static final List<Kubernetes> VERSIONS =
            List.of(new Kubernetes("1.34"), new Kubernetes("1.35"), new Kubernetes("1.36"));

    private final String version;
    private final Map<String, Schema> kinds = new TreeMap<>();

    private Kubernetes(String version) {
        this.version = version;
        try (InputStream file = Kubernetes.class.getResourceAsStream("/kubernetes/" + version + ".json")) {
            ObjectNode all = (ObjectNode) new ObjectMapper().readTree(file);
            JsonNode roots = all.remove("kinds");
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            roots.properties().forEach(root -> {
                ObjectNode schema = all.deepCopy();
                schema.setAll((ObjectNode) root.getValue());
                kinds.put(root.getKey(), registry.getSchema(schema));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails on whatever this version would refuse, and on a kind that it does not have. */
    void check(JsonNode document) {
        String type = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        if (OperatorTypes.has(type)) {
            OperatorTypes.check(type, document);
            return;
        }
        String place = "Kubernetes " + version + ": " + type + " " + document.at("/metadata/name");
        Schema schema = kinds.get(type);
        if (schema == null) {
            throw new AssertionError(place + ": there is no such type");
        }
        List<Error> errors = schema.validate(document);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .collect(Collectors.joining("\n", place + ":\n", "")));
        }
    }

    @Override
    public String toString() {
        return version;
    }
}
