package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An operation as the OpenAPI document of the admin address has it.
 *
 * @param told its part of the document
 */
record DescribedCall(String method, String path, JsonNode told, JsonNode document) {

    /** In the order in which things are made, changed and removed. */
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");

    /** All of a document, path by path. */
    static List<DescribedCall> all(JsonNode document) {
        List<DescribedCall> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (var method : METHODS) {
                if (path.getValue().has(method)) {
                    all.add(new DescribedCall(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue().get(method),
                            document));
                }
            }
        });
        return all;
    }

    /** The bodies that are shown, each with its type; none where it takes no body. */
    List<Body> examples() {
        List<Body> examples = new ArrayList<>();
        told.at("/requestBody/content").properties().forEach(type -> {
            var content = type.getValue();
            if (content.has("example")) {
                examples.add(Body.of(type.getKey(), content.get("example")));
            }
            resolved(content.path("schema"))
                    .path("examples")
                    .forEach(example -> examples.add(Body.of(type.getKey(), example)));
        });
        return examples;
    }

    /** Whether it takes a body. */
    boolean takesBody() {
        return told.has("requestBody");
    }

    /** The first type of body that it takes. */
    String bodyType() {
        return told.at("/requestBody/content").fieldNames().next();
    }

    /** What is wrong with an answer to it, if anything: a status or a type that nothing is told of, or a fault of ours. */
    Optional<String> fault(HttpResponse<String> answer) {
        int status = answer.statusCode();
        var response = resolved(told.path("responses").path(Integer.toString(status)));
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (status == 500 || response.isMissingNode()) {
            return Optional.of(status + " is not told of: " + answer.body());
        }
        boolean hasBody = !answer.body().isEmpty() && !method.equals("HEAD");
        return hasBody && !response.path("content").has(type)
                ? Optional.of(status + " is not told to be of " + type + ": " + answer.body())
                : Optional.empty();
    }

    /** Whether a caller of this role may call it: an admin may call all, whoever else may. */
    boolean isFor(String role) {
        var least = told.at("/security/0/token/0").asText();
        return role.equals("admin") || least.equals("viewer") || least.equals(role);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Bytes and their type. */
    record Body(String type, String text) {

        private static Body of(String type, JsonNode example) {
            return new Body(type, example.isTextual() ? example.textValue() : example.toString());
        }
    }
}
