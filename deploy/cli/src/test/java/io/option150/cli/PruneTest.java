package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code apply --label} remembers, and {@code --prune} removes. */
class PruneTest {

    private static final String CLUSTERS = "GET /api/v1/clusters?size=1000&page=0";
    private static final String SET = "/api/v1/apply-sets/site";
    private static final String ALL = """
            {"name":"site","sequence":7,"members":[{"kind":"Cluster","name":"A"},{"kind":"Cluster","name":"old"},\
            {"kind":"Device","name":"SEP001122AABBCC"},{"kind":"Device","name":"SEP001122AABBDD"},{"kind":"File","name":"old.xml"}]}""";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @BeforeEach
    void haveASetOfWhichTheFilesDescribeOne() {
        server.on(CLUSTERS, 200, """
                        {"items":[{"clusterId":"local","role":"local"},{"clusterId":"a","role":"remote","order":100},\
                        {"clusterId":"old","role":"remote"},{"clusterId":"by-hand","role":"remote"}]}""")
                .on("GET " + SET, 200, ALL)
                .on("GET /api/v1/clusters/old", 200, "{}")
                .on("GET /api/v1/devices/SEP001122AABBCC", 200, "{}")
                .on("GET /api/v1/files?prefix=old.xml&size=1", 200, "{\"items\":[{\"path\":\"old.xml\"}]}")
                .on("DELETE /api/v1/clusters/old", 204, "")
                .on("DELETE /api/v1/devices/SEP001122AABBCC", 204, "")
                .on("DELETE /api/v1/files/old.xml", 204, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWouldBeRemovedIsShownAndStays() throws Exception {
        assertThat(apply(cluster("a"), "--prune", "--dry-run")).isEqualTo(new Typed(4, """
                        - File old.xml
                        - Device SEP001122AABBCC
                        - Cluster old
                        3 to be changed
                        """, ""));
        assertThat(apply(cluster("a"), "--prune", "--dry-run", "-o", "json").out())
                .contains("\"action\": \"remove\"");
        assertThat(server.calls()).allMatch(call -> call.startsWith("GET "));
    }

    /** One of the two devices was removed by hand before; the cluster that nobody applied under this label stays. */
    @Test
    void whatIsDescribedNoLongerGoesInTheReverseOrderOfDependency() throws Exception {
        server.on("PUT " + SET, 200, "{\"sequence\":8,\"members\":[]}");
        assertThat(apply(cluster("a"), "--prune")).returns(0, Typed::exit);
        assertThat(server.calls().stream().filter(call -> !call.startsWith("GET ")))
                .containsExactly(
                        "DELETE /api/v1/files/old.xml",
                        "DELETE /api/v1/devices/SEP001122AABBCC",
                        "DELETE /api/v1/clusters/old",
                        "PUT " + SET + " {\"members\":[{\"kind\":\"Cluster\",\"name\":\"a\"}]}");
    }

    /** So that what was made is not forgotten when the run breaks off. */
    @Test
    void whatIsNewIsInTheSetBeforeItIsMade() throws Exception {
        server.on("POST /api/v1/clusters", 201, "{}").on("PUT " + SET, 200, ALL);
        assertThat(apply(cluster("b"))).returns(0, Typed::exit);
        var writes =
                server.calls().stream().filter(call -> !call.startsWith("GET ")).toList();
        assertThat(writes).hasSize(2);
        assertThat(writes.getFirst())
                .startsWith("PUT " + SET)
                .contains("\"old\"", "\"old.xml\"", "{\"kind\":\"Cluster\",\"name\":\"b\"}");
        assertThat(writes.getLast()).startsWith("POST /api/v1/clusters");
    }

    @Test
    void whatAnotherSetHasIsRefusedBeforeAnythingIsDone() throws Exception {
        server.on(
                "PUT " + SET, 409, "{\"detail\":\"Cluster 'b' is in the set 'x', and cannot be in 'site' as well.\"}");
        assertThat(apply(cluster("b"), "--prune"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("is in the set 'x', and cannot be in 'site'"));
        assertThat(server.calls().stream().filter(call -> !call.startsWith("GET ")))
                .hasSize(1);
    }

    @Test
    void nothingIsRemovedWhereSomethingWasRefused() throws Exception {
        server.on("PATCH /api/v1/clusters/a", 409, "{\"detail\":\"It is busy.\"}");
        assertThat(apply(cluster("a").replace("100", "10"), "--prune"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("Cluster a: It is busy", "nothing was removed"));
        assertThat(server.calls()).noneMatch(call -> call.startsWith("DELETE "));
    }

    @Test
    void whatCannotBeRemovedStaysInTheSet() throws Exception {
        server.on("DELETE /api/v1/clusters/old", 409, "{\"detail\":\"It has 2 devices.\"}")
                .on("PUT " + SET, 200, "{\"sequence\":8,\"members\":[]}");
        assertThat(apply(cluster("a"), "--prune"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("Cluster old: It has 2 devices"));
        assertThat(server.calls().getLast())
                .isEqualTo("PUT " + SET + " {\"members\":[{\"kind\":\"Cluster\",\"name\":\"a\"},"
                        + "{\"kind\":\"Cluster\",\"name\":\"old\"}]}");
    }

    /** It cannot be removed, so no set has it. */
    @Test
    void theLocalClusterIsInNoSet() throws Exception {
        server.on("GET " + SET, 404, "{}");
        assertThat(apply(cluster("local").replace("order: 100", "clusterId: local"), "--prune"))
                .isEqualTo(new Typed(0, "no changes (1 documents)\n", ""));
        assertThat(server.calls()).allMatch(call -> call.startsWith("GET "));
    }

    private Typed apply(String documents, String... options) throws Exception {
        var file = Files.writeString(folder.resolve("site.yaml"), documents).toString();
        var words = new ArrayList<>(List.of("apply", "-f", file, "--label", "site"));
        words.addAll(List.of(options));
        return Typed.at(server, words.toArray(String[]::new));
    }

    private static String cluster(String id) {
        return """
                ---
                {apiVersion: option150.io/v1, kind: Cluster, metadata: {name: %s}, spec: {order: 100}}
                """.formatted(id);
    }
}
