package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.testkit.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two copies of the edge, told what to do by the one admin address (R23). */
@ExtendWith(SharedSuite.class)
class ServiceControlTest {

    private static final String SERVICE = "/api/v1/services/tftp-edge";
    private static final String COPY = "edge-copy";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final byte[] BYTES = "<told/>".getBytes(UTF_8);

    private final Suite suite;
    private final Admin admin;

    ServiceControlTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void copiesStopAndRestartAsTheyAreTold() throws Exception {
        admin.upload("told.xml", BYTES);
        put("", "{\"state\":\"stopped\"}");
        // Then it has been told, and whoever starts from here on reads it.
        awaitStates("stopped");
        try (var copy = EdgeCopy.of(suite, Map.of("option150.fleet.edge-id", COPY))) {
            // It has not been there when that was told, and must not open first.
            Await.until(
                    "it knows what there is",
                    STARTS_WITHIN,
                    () -> copy.check("view of clusters, devices and files")
                            .path("status")
                            .asText()
                            .equals("UP"));
            assertThat(copy.check("service for phones").path("status").asText()).isEqualTo("DOWN");
            assertThat(copy.gives("told.xml", BYTES)).isFalse();
            assertThat(Phone.CURL_HTTP.fetch(suite, "told.xml").is(BYTES)).isFalse();
            awaitStates("stopped", "stopped");

            put("", "{\"state\":\"running\"}");
            copy.whenReady(WITHIN);
            Await.until("it serves", WITHIN, () -> copy.gives("told.xml", BYTES));
            awaitStates("running", "running");
            var asked = admin.json(Admin.REGISTRY, "/api/v1/requests?name=told.xml");
            assertThat(asked.path("missing")).isEmpty();
            assertThat(asked.path("items").findValuesAsText("edgeId")).contains(COPY);

            long number = service().path("restart").asLong() + 1;
            put("", "{\"restart\":" + number + "}");
            Await.until(
                    "all are back",
                    WITHIN,
                    () -> service().at("/rollout/state").asText().equals("done"));
            assertThat(service().at("/rollout/steps").findValuesAsText("state")).containsExactly("done", "done");
            for (var edge : service().path("edges")) {
                assertThat(edge.at("/reported/restart").asLong()).isEqualTo(number);
                assertThat(edge.at("/reported/steps").findValuesAsText("step"))
                        .startsWith("drain", "stop")
                        .endsWith("start");
            }
        } finally {
            put("", "{\"state\":\"running\"}");
            admin.delete(Admin.REGISTRY, SERVICE + "/edges/" + COPY);
        }
    }

    private void put(String below, String json) throws IOException, InterruptedException {
        Admin.expect(200, admin.put(Admin.REGISTRY, SERVICE + below, json));
    }

    private JsonNode service() throws IOException, InterruptedException {
        return admin.json(Admin.REGISTRY, SERVICE);
    }

    private void awaitStates(String... states) {
        Await.until(String.join(", ", states), WITHIN, () -> List.of(states).equals(states(service())));
    }

    private static List<String> states(JsonNode service) {
        return service.path("edges").findValues("reported").stream()
                .map(reported -> reported.path("state").asText())
                .toList();
    }
}
