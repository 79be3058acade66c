package io.option150.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into a service's OpenAPI document what all calls of an API may be answered, so that no resource has to: problem
 * documents (RFC 9457), and what conditions lead to. What a resource says of a status itself stands, with the document's shape.
 */
@OpenApiFilter(stages = RunStage.RUNTIME_STARTUP)
public class CommonAnswers implements OASFilter {

    private static final String API = "/api/";
    private static final String PROBLEM = "Problem";
    private static final Set<KnownProblem> ALWAYS = EnumSet.of(
            KnownProblem.INVALID,
            KnownProblem.UNAUTHORIZED,
            KnownProblem.FORBIDDEN,
            KnownProblem.TOO_MANY,
            KnownProblem.INTERNAL,
            KnownProblem.AWAY);
    private static final String NOT_MODIFIED = "304";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(API)) {
                item.getOperations().forEach((method, operation) -> complete(item, method, operation));
            }
        });
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        components.addSchema(PROBLEM, problem());
        for (var known : KnownProblem.values()) {
            components.addResponse(known.component(), known.response());
        }
        document.setComponents(components);
    }

    private static void complete(PathItem item, HttpMethod method, Operation operation) {
        var responses = Objects.requireNonNullElseGet(operation.getResponses(), OASFactory::createAPIResponses);
        operation.setResponses(responses);
        var expected = EnumSet.copyOf(ALWAYS);
        if (responses.getAPIResponses() != null
                && responses.getAPIResponses().values().stream().anyMatch(CommonAnswers::hasBody)) {
            expected.add(KnownProblem.NOT_ACCEPTABLE);
        }
        if (operation.getRequestBody() != null) {
            expected.add(KnownProblem.TOO_LONG);
            expected.add(KnownProblem.WRONG_TYPE);
        }
        if (takes(item, operation, "If-Match")) {
            expected.add(KnownProblem.CHANGED);
        }
        if (method == HttpMethod.GET
                && takes(item, operation, "If-None-Match")
                && !responses.hasAPIResponse(NOT_MODIFIED)) {
            responses.addAPIResponse(
                    NOT_MODIFIED,
                    OASFactory.createAPIResponse().description("If-None-Match names the current version"));
        }
        responses.getAPIResponses().forEach(CommonAnswers::shape);
        for (var known : expected) {
            if (!responses.hasAPIResponse(known.status())) {
                responses.addAPIResponse(
                        known.status(), OASFactory.createAPIResponse().ref(known.component()));
            }
        }
    }

    private static boolean takes(PathItem item, Operation operation, String header) {
        for (var parameters : Arrays.asList(item.getParameters(), operation.getParameters())) {
            if (parameters != null && parameters.stream().anyMatch(one -> header.equals(one.getName()))) {
                return true;
            }
        }
        return false;
    }

    /** References are to answers with a body. */
    private static boolean hasBody(APIResponse response) {
        return response.getRef() != null || response.getContent() != null;
    }

    private static void shape(String status, APIResponse response) {
        if (status.compareTo("400") >= 0 && !hasBody(response)) {
            response.setContent(KnownProblem.of(status));
        }
    }

    private static Schema problem() {
        var violation = object("field", "rule", "value").description("A broken rule: what came, and what holds for it");
        return object("type", "title", "detail", "field", "rule", "value")
                .description(
                        "A problem document (RFC 9457). Refused input names field, rule and value of its first broken rule")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema object(String... texts) {
        var schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (var text : texts) {
            schema.addProperty(text, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        return schema;
    }
}
