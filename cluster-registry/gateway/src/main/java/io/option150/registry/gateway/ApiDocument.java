package io.option150.registry.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * One OpenAPI document of what the admin address answers, made of the services' own: their paths as this address has them, their
 * components under the service's name, so that two services may call different things alike.
 */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch");
    private static final String REFERENCE = "#/components/";

    /** What all services tell alike is told once. */
    private static final String SHARED = "Problem";

    private static final List<String> OF_GATEWAY = List.of("502", "504");

    private final ObjectNode whole;

    /** Begins with the registry's own, and what the gateway adds by itself; calls that are no part of an API are left out. */
    ApiDocument(ObjectNode registry) {
        whole = registry.deepCopy();
        paths().properties().removeIf(path -> !path.getKey().startsWith("/api/"));
        whole.withObject("/info")
                .put("title", "Option150")
                .put("description", "All services, at the one admin address.");
        var own = gateway();
        paths().setAll((ObjectNode) own.path("paths"));
        own.path("components")
                .properties()
                .forEach(kind -> components(kind.getKey()).setAll((ObjectNode) kind.getValue()));
    }

    /** Adds what a service has here. */
    void add(Owner owner, ObjectNode document) {
        var theirs = document.deepCopy();
        rename(theirs, owner.service() + ".");
        theirs.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue()
                        .properties()
                        .forEach(one -> components(kind.getKey())
                                .putIfAbsent(named(one.getKey(), owner.service() + "."), one.getValue()));
            }
        });
        theirs.path("paths")
                .properties()
                .forEach(path -> owner.atAdmin(path.getKey())
                        .forEach(here ->
                                paths().set(here, item(path.getKey(), here, (ObjectNode) path.getValue(), theirs))));
        theirs.path("tags").forEach(tag -> {
            var tags = whole.withArray("/tags");
            if (!tags.findValuesAsText("name").contains(tag.path("name").asText())) {
                tags.add(tag);
            }
        });
    }

    /** Says which services are in it: {@code x-option150-services}. */
    void tell(String service, String state) {
        whole.withArray("/x-option150-services")
                .addObject()
                .put("service", service)
                .put("state", state);
    }

    ObjectNode whole() {
        return whole;
    }

    private ObjectNode item(String there, String here, ObjectNode told, ObjectNode document) {
        var item = told.deepCopy();
        boolean isOfCopy = here.contains("{edgeId}");
        if (isOfCopy) {
            item.withArray("/parameters")
                    .addObject()
                    .put("name", "edgeId")
                    .put("in", "path")
                    .put("required", true)
                    .put("description", "The copy that is asked: an id of /api/v1/edges")
                    .putObject("schema")
                    .put("type", "string");
        }
        for (var method : METHODS) {
            if (item.get(method) instanceof ObjectNode operation) {
                OF_GATEWAY.forEach(status -> refer(operation.withObject("/responses"), status));
                if (!operation.has("security") && document.has("security")) {
                    operation.set("security", document.get("security"));
                }
                if (isOfCopy) {
                    refer(operation.withObject("/responses"), "404");
                    if (operation.has("operationId")) {
                        operation.put(
                                "operationId", operation.get("operationId").asText() + "OfEdge");
                    }
                } else {
                    merge(method, there, operation);
                }
            }
        }
        return item;
    }

    private static void refer(ObjectNode responses, String status) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", REFERENCE + "responses/" + SHARED + status);
        }
    }

    /** A call that all copies are asked answers a little more than each of them does. */
    private static void merge(String method, String path, ObjectNode operation) {
        var merged = MergedCall.of(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path, null, MultiMap.caseInsensitiveMultiMap());
        var json = operation.at("/responses/200/content/application~1json");
        if (merged.isPresent() && json instanceof ObjectNode content) {
            var all = content.arrayNode().add(content.path("schema"));
            all.addObject()
                    .put("$ref", REFERENCE + "schemas/" + schema(merged.get().part()));
            content.putObject("schema").set("allOf", all);
        }
    }

    private static String schema(MergedPart part) {
        return switch (part) {
            case MergedPart.Rows _, MergedPart.All _ -> "MergedRows";
            case MergedPart.Sums _ -> "MergedSums";
            case MergedPart.Opinions _ -> "MergedOpinions";
        };
    }

    private static void rename(JsonNode node, String prefix) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(REFERENCE)) {
            var reference = object.get("$ref").asText();
            int name = reference.lastIndexOf('/') + 1;
            object.put("$ref", reference.substring(0, name) + named(reference.substring(name), prefix));
        }
        node.forEach(child -> rename(child, prefix));
    }

    private static String named(String component, String prefix) {
        return component.startsWith(SHARED) ? component : prefix + component;
    }

    private ObjectNode paths() {
        return whole.withObject("/paths");
    }

    private ObjectNode components(String kind) {
        return whole.withObject("/components/" + kind);
    }

    private static JsonNode gateway() {
        try (InputStream in = ApiDocument.class.getResourceAsStream("openapi.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, "openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
