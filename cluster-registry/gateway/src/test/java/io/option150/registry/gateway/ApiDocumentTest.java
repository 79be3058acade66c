package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The services' descriptions as the admin address has them. */
class ApiDocumentTest {

    private static final String REGISTRY = """
            {"info":{"title":"x"},"paths":{"/api/v1/clusters":{"get":{}},"/q/health":{"get":{}}},
             "components":{"schemas":{"Item":{"title":"ours"},"Problem":{}}}}""";

    private static final String EDGE = """
            {"paths":{
              "/api/v1/requests":{"get":{"operationId":"list","responses":{"200":{"content":{"application/json":
                {"schema":{"$ref":"#/components/schemas/Item"}}}}}}},
              "/api/v1/service/stop":{"post":{"responses":{}}},
              "/api/v1/nothing-of-it":{"get":{}},
              "/q/health":{"get":{}}},
             "components":{"schemas":{"Item":{"title":"theirs"},"Problem":{}},"securitySchemes":{"odd":{}}}}""";

    private static final String FILES = """
            {"paths":{"/api/v1/events/republish":{"post":{}},"/api/v1/audit/{service}":{"get":{}}}}""";

    @Test
    void pathsAreThoseOfTheAdminAddress() throws JsonProcessingException {
        var paths = merged().path("paths");
        assertThat(paths.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "/api/v1/clusters",
                        "/api/v1/audit",
                        "/api/v1/search",
                        "/api/v1/requests",
                        "/api/v1/edges/{edgeId}/requests",
                        "/api/v1/service/stop",
                        "/api/v1/edges/{edgeId}/service/stop",
                        "/api/v1/services/file-store/events/republish");
        var ofCopy = paths.path("/api/v1/edges/{edgeId}/requests");
        assertThat(ofCopy.at("/parameters/0/name").asText()).isEqualTo("edgeId");
        assertThat(ofCopy.at("/get/operationId").asText()).isEqualTo("listOfEdge");
        assertThat(ofCopy.at("/get/responses/502/$ref").asText()).endsWith("/Problem502");
    }

    @Test
    void whatTwoCallAlikeStaysTwoThings() throws JsonProcessingException {
        var schemas = merged().at("/components/schemas");
        assertThat(schemas.at("/Item/title").asText()).isEqualTo("ours");
        assertThat(schemas.path("tftp-edge.Item").path("title").asText()).isEqualTo("theirs");
        assertThat(schemas.has("tftp-edge.Problem")).isFalse();
        assertThat(merged().at("/components/securitySchemes").has("odd")).isFalse();
    }

    @Test
    void aCallOfAllCopiesTellsWhoIsMissing() throws JsonProcessingException {
        var paths = merged().path("paths");
        var schema = "/get/responses/200/content/application~1json/schema";
        assertThat(paths.path("/api/v1/requests").at(schema + "/allOf"))
                .extracting(one -> one.path("$ref").asText())
                .containsExactly("#/components/schemas/tftp-edge.Item", "#/components/schemas/MergedRows");
        assertThat(paths.path("/api/v1/edges/{edgeId}/requests")
                        .at(schema + "/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/tftp-edge.Item");
    }

    private static ObjectNode merged() throws JsonProcessingException {
        var document = new ApiDocument(read(REGISTRY));
        document.add(Owner.TFTP_EDGE, read(EDGE));
        document.add(Owner.FILE_STORE, read(FILES));
        return document.whole();
    }

    private static ObjectNode read(String json) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }
}
