package io.option150.testkit.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service's OpenAPI document tells of its calls below {@code /api}.
 *
 * @param operations by the operation's text form, its part of the document
 */
record OpenApi(Map<Operation, JsonNode> operations) {

    private static final String JSON = "application/json";

    /** That of a running service: its own, where it tells of others as well. */
    static OpenApi of(URI base) throws IOException {
        var operations = new TreeMap<Operation, JsonNode>();
        try (InputStream in = base.resolve("/q/openapi?format=json&service=cluster-registry")
                .toURL()
                .openStream()) {
            for (var path : new ObjectMapper().readTree(in).path("paths").properties()) {
                if (path.getKey().startsWith("/api/")) {
                    path.getValue().properties().forEach(told -> {
                        var method = told.getKey().toUpperCase(Locale.ROOT);
                        if (AccessTable.METHODS.contains(method)) {
                            operations.put(new Operation(method, path.getKey()), told.getValue());
                        }
                    });
                }
            }
        }
        return new OpenApi(operations);
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
