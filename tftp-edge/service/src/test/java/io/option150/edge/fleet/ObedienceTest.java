package io.option150.edge.fleet;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.Topics;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import io.option150.registry.contract.ServiceState;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import java.net.DatagramSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a copy does of what it is told, on real Kafka (R23). */
@EdgeTest
class ObedienceTest {

    private final RunningEdge edge;
    private final Self self;
    private final EdgeId id;
    private final Orders orders;

    ObedienceTest(RunningEdge edge, Self self, EdgeId id, Orders orders) {
        this.edge = edge;
        this.self = self;
        this.id = id;
        this.orders = orders;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
        Topics.make(TestBackends.start().bootstrapServers(), 1, RegistryTopics.SERVICE_CHANGED);
    }

    @AfterEach
    void clean() throws Exception {
        edge.admin().post("/api/v1/service/start");
        edge.clean();
    }

    @Test
    void itDoesWhatItIsToldStepByStep() throws Exception {
        edge.upload("told.xml", "x".repeat(5_000));
        Await.until("it is served", () -> edge.phone().tftp("told.xml").length() == 5_000);

        // Numbers that it is told first it has obeyed: it has just been started.
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.RUNNING, 2);
        edge.topics().whole(RegistryTopics.SERVICE_CHANGED);
        Await.until("it has heard", () -> self.face().restart() == 2);
        assertThat(self.face()).isEqualTo(new Self.Face("running", ServiceState.RUNNING, 2));
        assertThat(steps()).isEmpty();

        try (DatagramSocket silent = new DatagramSocket()) {
            edge.send(silent, "\0\1told.xml\0octet\0tsize\0000\0".getBytes(UTF_8));
            Await.until("a transfer is open", () -> self.beat(self.face()).transfers() == 1);
            tell(RegistryTopics.SERVICE_EDGE, ServiceState.STOPPED, 2);
            Await.until("it drains", () -> self.state().equals("stopping"));
            // Who takes it out of the network now would cut off the transfer.
            given().get("/q/health/ready").then().statusCode(200);
            assertThat(edge.answer(RunningEdge.rrq("told.xml"), 300)).isEmpty();
            edge.send(silent, new byte[] {0, 5, 0, 0, 0});
        }
        Await.until("it is stopped", () -> given().get("/q/health/ready").statusCode() == 503);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(self.face()).isEqualTo(new Self.Face("stopped", ServiceState.STOPPED, 2));
        assertThat(steps()).containsExactly("drain stopping", "stop stopped");
        assertThat(edge.answer(RunningEdge.rrq("told.xml"), 300)).isEmpty();

        // A stopped copy stays so, whatever else it is told.
        tell(id.get(), null, 3);
        Await.until("it has restarted", () -> self.face().restart() == 3);
        assertThat(self.state()).isEqualTo("stopped");
        assertThat(edge.cached()).isZero();

        tell(id.get(), ServiceState.RUNNING, 3);
        // The step is told behind the state.
        Await.until("it runs", () -> self.state().equals("running") && steps().equals(List.of("start running")));
        assertThat(edge.phone().tftp("told.xml")).hasSize(5_000);

        tell(id.get(), ServiceState.RUNNING, 4);
        Await.until("it has restarted", () -> self.face().restart() == 4);
        Await.until("it is back", () -> steps().size() == 4);
        assertThat(steps())
                .containsExactly("drain stopped", "stop stopped", "drop 1 cache entries stopped", "start running");
        assertThat(edge.phone().tftp("told.xml")).hasSize(5_000);

        // What an admin does to this copy alone stays until something else is told.
        edge.admin().post("/api/v1/service/stop");
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.RUNNING, 5);
        edge.topics()
                .send(
                        RegistryTopics.SERVICE_CHANGED,
                        RegistryTopics.TYPE_SERVICE_REMOVED,
                        RegistryTopics.SCHEMA_SERVICE,
                        id.get(),
                        null);
        Await.until("it has heard", () -> orders.now().equals(new Orders.Order(ServiceState.RUNNING, 5, 0)));
        assertThat(self.state()).isEqualTo("stopped");
        assertThat(self.beat(self.face()).restart()).isEqualTo(4);
    }

    private List<String> steps() {
        return self.beat(self.face()).steps().stream()
                .map((EdgeBeat.Step step) -> step.step() + " " + step.state())
                .toList();
    }

    private void tell(String name, @Nullable ServiceState state, long restart) throws Exception {
        edge.topics()
                .send(
                        RegistryTopics.SERVICE_CHANGED,
                        RegistryTopics.TYPE_SERVICE_CHANGED,
                        RegistryTopics.SCHEMA_SERVICE,
                        name,
                        new ServiceRecord(name, state, restart, Topics.next()));
    }
}
