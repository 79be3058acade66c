package io.option150.registry.fleet;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.option150.registry.RegistryTest;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceState;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What copies of the edge are told to do (R23), as they and their admins see it. */
@RegistryTest
class ServiceApiTest {

    private static final String SERVICE = "/api/v1/services/tftp-edge";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RollingRestart rolling;
    private final GoneCopies gone;
    private final ToldEdges edges;

    ServiceApiTest(RollingRestart rolling, GoneCopies gone) throws Exception {
        this.rolling = rolling;
        this.gone = gone;
        this.edges = new ToldEdges();
    }

    @BeforeEach
    void start() throws Exception {
        edges.nobody();
    }

    @AfterEach
    void clean() throws Exception {
        for (var edge : List.of("edge-1", "edge-2", "edge-3")) {
            admin().delete(SERVICE + "/edges/" + edge);
        }
        put("", "{'state':'running'}").statusCode(200);
        edges.nobody();
        edges.close();
    }

    @Test
    void copiesAreToldToStopAndToStart() throws Exception {
        try (var topic = new TopicReader(TestBackends.start().bootstrapServers(), RegistryTopics.SERVICE_CHANGED)) {
            heard("edge-1", "running", 0);
            var tag = admin().get(SERVICE)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("tftp-edge"), "state", equalTo("running"))
                    .body("edges[0].edgeId", equalTo("edge-1"), "edges[0].own", equalTo(false))
                    .body("edges[0].reported.steps[0].step", equalTo("start"))
                    .extract()
                    .header("ETag");
            put("", "{'state':'stopped'}")
                    .statusCode(200)
                    .body("state", equalTo("stopped"), "edges[0].state", equalTo("stopped"));
            topic.await(PATIENCE, record -> says(record, "tftp-edge", "\"stopped\""));
            problem(
                    admin().header("If-Match", tag)
                            .body(json("{'state':'running'}"))
                            .put(SERVICE),
                    412);
            admin().get(SERVICE).then().body("state", equalTo("stopped"));

            // What is told to one holds for it, until it is taken back.
            put("/edges/edge-1", "{'state':'running'}")
                    .statusCode(200)
                    .body("own", equalTo(true), "state", equalTo("running"), "restart", equalTo(0));
            topic.await(PATIENCE, record -> says(record, "edge-1", "\"running\""));
            admin().delete(SERVICE + "/edges/edge-1").then().statusCode(204);
            topic.await(PATIENCE, record -> record.key().equals("edge-1") && record.value() == null);
            admin().get(SERVICE + "/edges/edge-1")
                    .then()
                    .body("own", equalTo(false), "state", equalTo("stopped"), "sequence", equalTo(0));

            var docs = EventDocs.read();
            for (var record : topic.seen()) {
                assertThat(docs.violations(record)).isEmpty();
            }
        }
    }

    @Test
    void whatCannotBeToldIsRefused() throws Exception {
        heard("edge-1", "running", 7);
        heard("tftp-edge", "running", 0);
        problem(admin().body(json("{'state':'paused'}")).put(SERVICE), 400).body("field", equalTo("state"));
        problem(admin().body(json("{'restart':-1}")).put(SERVICE), 400).body("field", equalTo("restart"));
        problem(admin().body(json("{'restart':6}")).put(SERVICE + "/edges/edge-1"), 400)
                .body("detail", containsString("must be 7 as it is, or a higher number"));
        problem(admin().body(json("{'restart':2147483647}")).put(SERVICE + "/edges/edge-1"), 400)
                .body("detail", containsString("must be at most 1007"));
        problem(admin().body(json("{'state':'stopped'}")).put(SERVICE + "/edges/edge-9"), 404);
        problem(admin().body(json("{'state':'stopped'}")).put(SERVICE + "/edges/tftp-edge"), 409)
                .body("detail", containsString("option150.fleet.edge-id"));
        problem(admin().get(SERVICE + "/edges/edge-9"), 404);
        problem(admin().delete(SERVICE + "/edges/edge-1"), 404);
    }

    @Test
    void allAreRestartedCopyByCopy() throws Throwable {
        heard("edge-1", "running", 0);
        heard("edge-2", "running", 0);
        int number = next();
        put("", "{'restart':%d}".formatted(number))
                .statusCode(200)
                .body("restart", equalTo(number), "rollout.state", equalTo("running"))
                .body("rollout.steps.state", equalTo(List.of("waiting", "waiting")));
        awaitSteps("restarting", "waiting");
        admin().get(SERVICE + "/edges/edge-1").then().body("restart", equalTo(number), "own", equalTo(false));
        // It has obeyed, and is not ready yet.
        heard("edge-1", "starting", number);
        VertxContextSupport.<Void>subscribeAndAwait(() -> rolling.step(Instant.now()));
        admin().get(SERVICE).then().body("rollout.steps.state", equalTo(List.of("restarting", "waiting")));
        edges.tell("edge-1", "running", ServiceState.RUNNING, number);
        edges.tell("edge-2", "running", ServiceState.RUNNING, 0);
        awaitSteps("done", "restarting");
        edges.tell("edge-2", "running", ServiceState.RUNNING, number);
        awaitSteps("done", "done");
        admin().get(SERVICE).then().body("rollout.state", equalTo("done"), "rollout.restart", equalTo(number));
    }

    @Test
    void aCopyThatDoesNotComeBackEndsTheRestartOfAll() throws Throwable {
        heard("edge-1", "running", 0);
        heard("edge-2", "running", 0);
        put("", "{'restart':%d}".formatted(next())).statusCode(200);
        awaitSteps("restarting", "waiting");
        // Again and again: a step that is taken at this moment by itself keeps others out.
        Await.until("it is given up", () -> {
            step(Duration.ofHours(1));
            return "failed".equals(admin().get(SERVICE).path("rollout.state"));
        });
        admin().get(SERVICE)
                .then()
                .body("rollout.state", equalTo("failed"))
                .body("rollout.steps.state", equalTo(List.of("failed", "waiting")))
                .body("rollout.steps[0].reason", containsString("was not back within 180 s"));
        VertxContextSupport.<Void>subscribeAndAwait(() -> rolling.step(Instant.now()));
        admin().get(SERVICE + "/edges/edge-2").then().body("restart", equalTo(0));

        // Another try begins anew, and passes over who is away.
        edges.nobody();
        heard("edge-2", "running", 0);
        int number = next();
        put("", "{'restart':%d}".formatted(number)).body("rollout.state", equalTo("running"));
        awaitSteps("restarting");
        edges.tell("edge-2", "running", ServiceState.RUNNING, number);
        awaitSteps("done");
    }

    @Test
    void aRestartThatNobodyWouldHearOfIsRefused() throws Exception {
        edges.nobody();
        int number = next();
        problem(admin().body(json("{'restart':%d}".formatted(number))).put(SERVICE), 503)
                .body("detail", containsString("No copy of the edge is heard"));
        assertThat(next()).isEqualTo(number);
    }

    @Test
    void aCopyThatIsHeardLateTakesPart() throws Exception {
        heard("edge-1", "running", 0);
        int number = next();
        put("", "{'restart':%d}".formatted(number)).statusCode(200);
        awaitSteps("restarting");
        heard("edge-2", "running", 0);
        awaitSteps("restarting", "waiting");
        edges.tell("edge-1", "running", ServiceState.RUNNING, number);
        awaitSteps("done", "restarting");
        edges.tell("edge-2", "running", ServiceState.RUNNING, number);
        awaitSteps("done", "done");
    }

    @Test
    void whatWasToldToACopyThatIsGoneGoesAfterADay() throws Throwable {
        heard("edge-1", "running", 0);
        heard("edge-3", "running", 0);
        put("/edges/edge-1", "{'restart':1}").statusCode(200);
        put("/edges/edge-3", "{'restart':1}").statusCode(200);
        edges.nobody();
        VertxContextSupport.<Void>subscribeAndAwait(
                () -> gone.forget(List.of("edge-1"), Instant.now().plus(Duration.ofHours(25))));
        admin().get(SERVICE).then().body("edges.edgeId", equalTo(List.of("edge-1")));
        admin().get(SERVICE + "/edges/edge-1").then().body("reported", nullValue());
        admin().get(SERVICE + "/edges/edge-3").then().statusCode(404);
    }

    private void step(Duration later) {
        try {
            VertxContextSupport.<Void>subscribeAndAwait(
                    () -> rolling.step(Instant.now().plus(later)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static boolean says(ConsumerRecord<String, byte[]> record, String key, String text) {
        return record.key().equals(key)
                && record.value() != null
                && new String(record.value(), StandardCharsets.UTF_8).contains(text);
    }

    private static int next() {
        return admin().get(SERVICE).<Integer>path("restart") + 1;
    }

    private static ValidatableResponse put(String below, String body) {
        return admin().body(json(body)).put(SERVICE + below).then();
    }

    private void heard(String edgeId, String state, long restart) throws Exception {
        edges.tell(edgeId, state, ServiceState.RUNNING, restart);
        Await.until(
                edgeId + " is heard",
                () -> state.equals(admin().get("/api/v1/edges/" + edgeId).path("state")));
    }

    private static void awaitSteps(String... states) {
        Await.until(
                String.join(", ", states),
                () -> List.of(states).equals(admin().get(SERVICE).path("rollout.steps.state")));
    }
}
