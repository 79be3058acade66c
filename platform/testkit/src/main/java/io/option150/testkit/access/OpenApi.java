package io.option150.testkit.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service's OpenAPI document tells of its calls below {@code /api}.
 *
 * @param document all of it
 * @param operations by the operation's text form, its part of the document
 */
record OpenApi(JsonNode document, Map<Operation, JsonNode> operations) {

    private static final String JSON = "application/json";

    /** That of a running service: its own, where it tells of others as well. */
    static OpenApi of(URI base) throws IOException {
        var operations = new TreeMap<Operation, JsonNode>();
        try (InputStream in = base.resolve("/q/openapi?format=json&service=cluster-registry")
                .toURL()
                .openStream()) {
            var document = new ObjectMapper().readTree(in);
            for (var path : document.path("paths").properties()) {
                if (path.getKey().startsWith("/api/")) {
                    path.getValue().properties().forEach(told -> {
                        var method = told.getKey().toUpperCase(Locale.ROOT);
                        if (AccessTable.METHODS.contains(method)) {
                            operations.put(new Operation(method, path.getKey()), told.getValue());
                        }
                    });
                }
            }
            return new OpenApi(document, operations);
        }
    }

    /** The types that an operation answers with when it is done; none where its answers have no body. */
    Set<String> answers(Operation operation) {
        var types = new TreeSet<String>();
        for (var response : told(operation).path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                response.getValue().path("content").fieldNames().forEachRemaining(types::add);
            }
        }
        return types;
    }

    /** Whether an operation takes a body of JSON. */
    boolean takesJson(Operation operation) {
        return told(operation).path("requestBody").path("content").has(JSON);
    }

    /** Whether a reader sees what a body of JSON looks like: an example whose fields are those that there are. */
    boolean showsJson(Operation operation) {
        var content = told(operation).path("requestBody").path("content").path(JSON);
        var schema = content.path("schema");
        if (schema.has("$ref")) {
            schema = document.at(schema.get("$ref").asText().substring(1));
        }
        var fields = schema.path("properties");
        var examples = content.has("example") ? List.of(content.get("example")) : schema.path("examples");
        boolean shows = false;
        for (var example : examples) {
            shows = example.isObject() && example.properties().stream().allMatch(field -> fields.has(field.getKey()));
            if (!shows) {
                return false;
            }
        }
        return shows;
    }

    /** The version of the suite that the document is of. */
    String version() {
        return document.at("/info/version").asText();
    }

    /** The types of an operation's query parameters by name, as JSON schema calls them; {@code string} where it says none. */
    Map<String, String> queryParameters(Operation operation) {
        var types = new TreeMap<String, String>();
        for (var parameter : told(operation).path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                types.put(
                        parameter.path("name").asText(),
                        parameter.at("/schema/type").asText("string"));
            }
        }
        return types;
    }

    private JsonNode told(Operation operation) {
        return operations.getOrDefault(operation, new ObjectMapper().createObjectNode());
    }
}
