package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A JVM that ends beside a thread that waits in the kernel takes 0.3 s longer. */
    @Test
    void leavesNoThreadThatWaitsForTheServer() {
        server.on("GET /api/v1/edges?size=1000&page=0", 200, "{\"items\":[],\"total\":0}");
        assertThat(Typed.at(server, "edge", "list").exit()).isZero();
        Await.until(
                "it is gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().endsWith("SelectorManager")));
    }

    @Test
    void listsAllPages() {
        server.on("GET /api/v1/devices?size=1000&page=0", 200, page(0, 1_000))
                .on("GET /api/v1/devices?size=1000&page=1", 200, page(1_000, 1_002));
        var table = Typed.at(server, "device", "list");
        assertThat(table.out().lines())
                .hasSize(1_003)
                .startsWith("name   clusterId", "D0     a")
                .endsWith("D1001  a");
        assertThat(Typed.at(server, "device", "list", "-o", "json").out())
                .contains("\"total\": 1002", "\"name\": \"D1001\"");
    }

    @Test
    void makesAClusterWhereThereIsNone() {
        server.on("POST /api/v1/clusters", 201, "{\"clusterId\":\"b\"}");
        assertThat(Typed.at(server, "cluster", "set", "b", "--address", "192.0.2.1", "--http-port", "none"))
                .returns(0, Typed::exit);
        assertThat(server.calls())
                .containsExactly(
                        "PATCH /api/v1/clusters/b {\"tftpAddresses\":[\"192.0.2.1\"],\"httpPort\":null}",
                        "POST /api/v1/clusters {\"clusterId\":\"b\",\"role\":\"remote\",\"tftpAddresses\":[\"192.0.2.1\"],\"httpPort\":null}");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        server.on("PATCH /api/v1/clusters/b", 200, "{\"clusterId\":\"b\",\"order\":5}");
        assertThat(Typed.at(server, "cluster", "set", "b", "--order", "5", "-o", "yaml")
                        .out())
                .isEqualTo("clusterId: b\norder: 5\n");
        assertThat(server.calls()).containsExactly("PATCH /api/v1/clusters/b {\"order\":5}");
    }

    @Test
    void asksSourcesAndStaysUntilThatIsDone() {
        server.on("POST /api/v1/clusters/refresh?source=cucm-a", 202, "{\"run\":7}")
                .on("GET /api/v1/discovery/runs/7", 200, """
                        {"id":7,"state":"failed","ended":"2026-01-31T12:00:00Z","sources":[{"name":"cucm-a","state":"failed","reason":"TCP: refused."}]}""");
        assertThat(Typed.at(server, "discovery", "run", "cucm-a", "-o", "json"))
                .returns(1, Typed::exit)
                .returns(
                        "option150: a source did not tell all it has, and keeps its last good state\n  cucm-a: TCP: refused.\n",
                        Typed::err);
    }

    @Test
    void aSourcesPasswordComesFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret of cucm-a\n");
        server.on("PUT /api/v1/discovery/sources/cucm-a", 200, "{\"name\":\"cucm-a\"}");
        assertThat(Typed.at(
                        server, "discovery", "set", "cucm-a", "--password-file", file.toString(), "--enabled", "no"))
                .returns(0, Typed::exit);
        assertThat(server.calls())
                .containsExactly(
                        "PUT /api/v1/discovery/sources/cucm-a {\"password\":\"secret of cucm-a\",\"enabled\":false}");
    }

    @Test
    void saysWhatIsWrongInOneLineAndEveryBrokenRuleBelow() {
        server.on("PATCH /api/v1/clusters/b", 400, """
                {"title":"Invalid input","status":400,"detail":"order: must be small; got: 9",
                 "violations":[{"field":"order","rule":"must be small","value":"9"}]}""");
        assertThat(Typed.at(server, "cluster", "set", "b", "--order", "9"))
                .isEqualTo(new Typed(1, "", "option150: order: must be small; got: 9\n"));
        server.on("PATCH /api/v1/clusters/b", 400, """
                {"title":"Invalid input","status":400,"detail":"both",
                 "violations":[{"field":"order","rule":"must be small","value":"9"},{"field":"fqdn","rule":"must be short","value":"x"}]}""");
        assertThat(Typed.at(server, "cluster", "set", "b", "--order", "9").err())
                .isEqualTo("""
                        option150: 2 rules are broken
                          order: must be small; got: 9
                          fqdn: must be short; got: x
                        """);
    }

    @Test
    void endsByWhatHappened() throws Exception {
        server.on("GET /api/v1/clusters/a", 200, "{}")
                .on("GET /api/v1/clusters/secret", 401, "")
                .on("GET /api/v1/clusters/away", 503, "{\"detail\":\"The file-store cannot be reached.\"}");
        assertThat(Typed.at(server, "cluster", "get", "a").exit()).isZero();
        assertThat(Typed.at(server, "cluster", "get", "none").exit()).isEqualTo(1);
        assertThat(Typed.at(server, "cluster", "get", "secret").err()).contains("--token-file");
        assertThat(Typed.at(server, "cluster", "get", "away").exit()).isEqualTo(3);
        assertThat(Typed.at(server, "cluster", "get").exit()).isEqualTo(2);
        assertThat(Typed.at(server, "cluster", "dance").exit()).isEqualTo(2);
        assertThat(Typed.at(server, "cluster", "set", "a").exit()).isEqualTo(2);
        assertThat(Typed.at(server, "dance").exit()).isEqualTo(2);
        var absolute = Typed.at(server, "file", "put", "/tmp/ringlist.xml");
        assertThat(absolute.exit()).isEqualTo(2);
        assertThat(absolute.err()).contains("what phones ask for").contains("\"/tmp/ringlist.xml\"");
        assertThat(Typed.at(server, "file", "put", "a", folder + "/none").exit())
                .isEqualTo(2);
        int free;
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = port.getLocalPort();
        }
        var away = Map.of("OPTION150_SERVER", "http://127.0.0.1:" + free, "OPTION150_TOKEN", "x");
        assertThat(Typed.in(away, folder, "cluster", "list"))
                .returns(3, Typed::exit)
                .satisfies(typed -> assertThat(typed.err().lines()).hasSize(1))
                .satisfies(typed -> assertThat(typed.err()).contains("127.0.0.1:" + free + " cannot be reached"));
    }

    @Test
    void findsTheSuiteOfThisMachine() throws Exception {
        var port = Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
        server.on("GET /api/v1/clusters/a", 200, "{\"clusterId\":\"a\"}");
        Files.createDirectories(folder.resolve(".option150/run"));
        Files.writeString(folder.resolve(".option150/admin-token"), "abc\n");
        Files.writeString(folder.resolve(".option150/run/suite"), "port-offset=" + (port - 8082) + "\n");
        assertThat(Typed.in(Map.of(), folder, "cluster", "get", "a")).returns(0, Typed::exit);
        assertThat(server.credentials()).containsExactly("Bearer abc");
        assertThat(Typed.in(Map.of("OPTION150_DATA", folder + "/other"), folder, "cluster", "get", "a"))
                .returns(3, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("./option150 up starts one"));
    }

    /** The local suite's token opens the local suite only. */
    @Test
    void sendsTheTokenOfThisMachinesSuiteToNoOtherServer() throws Exception {
        Files.createDirectories(folder.resolve(".option150"));
        Files.writeString(folder.resolve(".option150/admin-token"), "abc\n");
        assertThat(Typed.in(Map.of(), folder, "cluster", "list", "--server", server.url()))
                .returns(2, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("there is no token for"));
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void takesATokenAsItIsOrFromItsFile() throws Exception {
        server.on("GET /api/v1/clusters/a", 200, "{}");
        var file = Files.writeString(folder.resolve("token"), "abc\n");
        for (var token : new String[] {"abc", file.toString()}) {
            var environment = Map.of("OPTION150_SERVER", server.url(), "OPTION150_TOKEN", token);
            assertThat(Typed.in(environment, folder, "cluster", "get", "a").exit())
                    .isZero();
        }
        var wrong = Map.of("OPTION150_SERVER", server.url(), "OPTION150_TOKEN", folder + "/none");
        assertThat(Typed.in(wrong, folder, "cluster", "get", "a"))
                .returns(2, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("there is no such file"));
        assertThat(server.credentials()).containsExactly("Bearer abc", "Bearer abc");
    }

    @Test
    void takesATokenThatBeginsLikeAPathAndTellsNobodyOfIt() {
        server.on("GET /api/v1/clusters/a", 200, "{}");
        var environment = Map.of("OPTION150_SERVER", server.url(), "OPTION150_TOKEN", "/Zk3+x==");
        assertThat(Typed.in(environment, folder, "cluster", "get", "a").exit()).isZero();
        assertThat(server.credentials()).containsExactly("Bearer /Zk3+x==");
    }

    @Test
    void takesNoEmptyWordForAllThereIs() {
        for (var words : List.of(
                List.of("device", "rm", ""), List.of("cluster", "rm", ".."), List.of("edge", "cache", "", "--drop"))) {
            assertThat(Typed.at(server, words.toArray(String[]::new))).returns(2, Typed::exit);
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void importsWhatComesOnStandardInput() {
        server.on("POST /api/v1/devices/import", 200, """
                {"progress":[{"seconds":1.0,"lines":1}],"lines":2,"assigned":1,"moved":0,"unchanged":0,"refused":1,
                 "refusals":[{"line":3,"text":"x,y","violations":[{"field":"clusterId","rule":"must exist","value":"y"}]}]}""");
        var environment = Map.of("OPTION150_SERVER", server.url(), "OPTION150_TOKEN", "x");
        var typed = Typed.with("name,clusterId\na,b\nx,y\n", environment, folder, "device", "import", "-");
        assertThat(typed)
                .isEqualTo(new Typed(
                        1,
                        "2 lines: 1 assigned, 0 moved, 0 unchanged, 1 refused\n",
                        "line 3: clusterId must exist; the line: x,y\n"));
        assertThat(server.calls()).containsExactly("POST /api/v1/devices/import name,clusterId\na,b\nx,y\n");
    }

    /** Every verb has its own help with examples. */
    @Test
    void helpsOnEveryCommand() {
        for (var noun : Noun.ALL) {
            assertThat(Typed.at(server, noun.name(), "--help").out()).contains("Usage: ./option150 " + noun.name());
        }
        assertThat(Typed.at(server, "cluster", "set", "--help").out())
                .contains("Examples:", "./option150 cluster set branch-a --address");
        assertThat(server.calls()).isEmpty();
    }

    private static String page(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"name\":\"D" + i + "\",\"clusterId\":\"a\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "],\"page\":0,\"size\":1000,\"total\":1002}"));
    }
}
