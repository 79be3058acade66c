package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {

    private static final String CLUSTERS = "GET /api/v1/clusters?size=1000&page=0";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @BeforeEach
    void haveOneCluster() {
        server.on(CLUSTERS, 200, """
                {"items":[{"clusterId":"a","order":100,"tftpAddresses":["2001:db8:0:0:0:0:0:1"],"httpPort":6970}]}""");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsWhatDiffersFieldByFieldAndChangesNothing() throws Exception {
        var file = write(
                "site.yaml",
                cluster("a", "order: 10\n  tftpAddresses: ['2001:db8::1']\n  httpPort: null")
                        + cluster("b", "tftpAddresses: [192.0.2.1]"));
        assertThat(Typed.at(server, "apply", "-f", file, "--dry-run")).isEqualTo(new Typed(4, """
                        ~ Cluster a
                            order: 100 -> 10
                            httpPort: 6970 -> null
                        + Cluster b
                            tftpAddresses: ["192.0.2.1"]
                        2 to be changed
                        """, ""));
        assertThat(server.calls()).containsExactly(CLUSTERS);
    }

    @Test
    void changesWhatDiffersOnly() throws Exception {
        server.on("PATCH /api/v1/clusters/a", 200, "{}").on("POST /api/v1/clusters", 201, "{}");
        var file = write("site.yaml", cluster("a", "order: 10\n  httpPort: 6970") + cluster("b", "secure: true"));
        assertThat(Typed.at(server, "apply", "-f", file).exit()).isZero();
        assertThat(server.calls())
                .containsExactly(
                        CLUSTERS,
                        "PATCH /api/v1/clusters/a {\"order\":10}",
                        "POST /api/v1/clusters {\"clusterId\":\"b\",\"role\":\"remote\",\"secure\":true}");
    }

    @Test
    void saysThatThereIsNothingToDo() throws Exception {
        var file = write("site.yaml", cluster("a", "order: 100"));
        assertThat(Typed.at(server, "apply", "-f", file, "--dry-run"))
                .isEqualTo(new Typed(0, "no changes (1 documents)\n", ""));
    }

    /** Clusters come before the devices that are at home in them, however the file has them. */
    @Test
    void sendsDevicesThatDifferInOneImportBehindTheirClusters() throws Exception {
        server.on("POST /api/v1/clusters", 201, "{}")
                .on("GET /api/v1/devices?size=1000&page=0", 200, """
                        {"items":[{"name":"SEP001122AABB00","clusterId":"b"},{"name":"SEP001122AABB01","clusterId":"a"}]}""")
                .on("POST /api/v1/devices/import", 200, "{\"lines\":29,\"refused\":0,\"refusals\":[]}");
        var list = IntStream.range(0, 30)
                .mapToObj("\"00:11:22:aa:bb:%02d\",x"::formatted)
                .collect(Collectors.joining("\r\n"));
        Files.write(
                folder.resolve("phones.csv"),
                ("\uFEFFMAC ADDRESS,Description\r\n" + list).getBytes(StandardCharsets.UTF_16LE));
        var file = write("site.yaml", """
                ---
                apiVersion: option150.io/v1
                kind: DeviceList
                metadata: {name: phones}
                spec: {source: phones.csv, clusterId: b}
                """ + cluster("b", "order: 7"));
        assertThat(Typed.at(server, "apply", "-f", file)).returns(0, Typed::exit);
        assertThat(server.calls()).hasSize(4).startsWith(CLUSTERS, "GET /api/v1/devices?size=1000&page=0");
        assertThat(server.calls().get(2)).startsWith("POST /api/v1/clusters");
        assertThat(server.calls().get(3).lines())
                .hasSize(29)
                .startsWith("POST /api/v1/devices/import {\"name\":\"SEP001122AABB01\",\"clusterId\":\"b\"}");
    }

    @Test
    void tellsWhatWasRefusedAndDoesTheRest() throws Exception {
        server.on("PATCH /api/v1/clusters/a", 409, "{\"detail\":\"It is busy.\"}")
                .on("POST /api/v1/clusters", 201, "{}");
        var file = write("site.yaml", cluster("a", "order: 10") + cluster("b", "order: 7"));
        assertThat(Typed.at(server, "apply", "-f", file))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("  Cluster a: It is busy\n"));
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void aModeThatIsRefusedKeepsNoFileFromBeingStored() throws Exception {
        server.on("GET /api/v1/trust-lists/mode", 200, "{\"mode\":\"non-secure\",\"rollbackItl\":false,\"version\":3}")
                .on("PUT /api/v1/trust-lists/mode", 400, "{\"detail\":\"No.\"}")
                .on("GET /api/v1/files?prefix=new.xml&size=1", 200, "{\"items\":[]}")
                .on("PUT /api/v1/files/new.xml", 201, "{}");
        Files.writeString(folder.resolve("some"), "bytes");
        var file = write("site.yaml", """
                ---
                {apiVersion: option150.io/v1, kind: TrustMode, metadata: {name: local}, spec: {mode: mixed, rollbackItl: true}}
                ---
                {apiVersion: option150.io/v1, kind: File, metadata: {name: new.xml}, spec: {source: some}}
                """);
        assertThat(Typed.at(server, "apply", "-f", file)).returns(1, Typed::exit);
        assertThat(server.calls()).contains("PUT /api/v1/files/new.xml bytes");
        assertThat(server.conditions()).contains("PUT /api/v1/trust-lists/mode If-Match: \"3\"");
    }

    @Test
    void theServerSaysWhatADiscoverySourceWouldChange() throws Exception {
        var there = """
                {"name":"cucm-a","kind":"axl","url":"https://192.0.2.10:8443","username":"reader","passwordGiven":true,"certificateSha256":"AB",
                 "clusterId":"a","enabled":true,"tried":null,"good":null,"reason":"","sequence":%d}""";
        var rehearsal = "PUT /api/v1/discovery/sources/cucm-a?dryRun=true";
        server.on("GET /api/v1/discovery/sources/cucm-a", 200, there.formatted(5))
                .on(rehearsal, 200, there.formatted(5))
                .on("PUT /api/v1/discovery/sources/cucm-a", 200, there.formatted(6));
        Files.writeString(folder.resolve("cucm-a.password"), "s3cr3t\n");
        var file = write("site.yaml", """
                {apiVersion: option150.io/v1, kind: DiscoverySource, metadata: {name: cucm-a},
                 spec: {kind: axl, url: 192.0.2.10, username: reader, passwordFile: cucm-a.password, clusterId: a}}
                """);
        assertThat(Typed.at(server, "apply", "-f", file).out()).startsWith("no changes");
        assertThat(server.calls().getLast())
                .isEqualTo(
                        rehearsal
                                + " {\"kind\":\"axl\",\"url\":\"192.0.2.10\",\"username\":\"reader\",\"clusterId\":\"a\",\"password\":\"s3cr3t\"}");

        server.on(rehearsal, 200, there.formatted(0));
        assertThat(Typed.at(server, "apply", "-f", file))
                .as("another password alone")
                .returns(0, Typed::exit)
                .satisfies(typed -> assertThat(typed.out())
                        .contains("~ DiscoverySource cucm-a", "password: *** -> ***")
                        .doesNotContain("s3cr3t"));
        assertThat(server.calls().getLast())
                .startsWith("PUT /api/v1/discovery/sources/cucm-a {")
                .contains("s3cr3t");
        assertThat(server.conditions()).contains("PUT /api/v1/discovery/sources/cucm-a If-Match: \"5\"");

        server.on(rehearsal, 400, "{\"detail\":\"username: is required.\"}");
        assertThat(Typed.at(server, "apply", "-f", file))
                .returns(1, Typed::exit)
                .satisfies(
                        typed -> assertThat(typed.err()).contains("DiscoverySource cucm-a", "username: is required"));
    }

    @Test
    void storesFilesWhoseBytesDiffer() throws Exception {
        server.on("GET /api/v1/files?prefix=ring.xml&size=1", 200, """
                        {"items":[{"path":"ring.xml","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}""")
                .on("GET /api/v1/files?prefix=new.xml&size=1", 200, "{\"items\":[{\"path\":\"new.xml.old\"}]}")
                .on("PUT /api/v1/files/new.xml", 201, "{}");
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("some"), "bytes");
        var file = write("site.yaml", """
                ---
                {apiVersion: option150.io/v1, kind: File, metadata: {name: ring.xml}, spec: {source: empty}}
                ---
                {apiVersion: option150.io/v1, kind: File, metadata: {name: new.xml}, spec: {source: some}}
                """);
        assertThat(Typed.at(server, "apply", "-f", file)).returns(0, Typed::exit);
        assertThat(server.calls()).hasSize(3).contains("PUT /api/v1/files/new.xml bytes");
        assertThat(server.conditions()).containsExactly("PUT /api/v1/files/new.xml If-None-Match: *");
    }

    /** What somebody else changed between comparing and writing is not undone, and all else is done. */
    @Test
    void writesOnlyWhatIsStillAsItWasCompared() throws Exception {
        server.on(CLUSTERS, 200, "{\"items\":[{\"clusterId\":\"a\",\"order\":100,\"sequence\":7}]}")
                .on("PATCH /api/v1/clusters/a", 412, "{\"detail\":\"If-Match is \\\"7\\\".\"}")
                .on("GET /api/v1/files?prefix=ring.xml&size=1", 200, """
                        {"items":[{"path":"ring.xml","sha256":"e3b0c442"}]}""")
                .on("PUT /api/v1/files/ring.xml", 200, "{}");
        Files.writeString(folder.resolve("ring"), "bytes");
        var file = write("site.yaml", cluster("a", "order: 10") + """
                ---
                {apiVersion: option150.io/v1, kind: File, metadata: {name: ring.xml}, spec: {source: ring}}
                """);
        assertThat(Typed.at(server, "apply", "-f", file))
                .returns(1, Typed::exit)
                .satisfies(
                        typed -> assertThat(typed.err())
                                .contains(
                                        "  Cluster a: If-Match is \"7\"; somebody else was faster: look at it, then try again"));
        assertThat(server.conditions())
                .containsExactly(
                        "PATCH /api/v1/clusters/a If-Match: \"7\"",
                        "PUT /api/v1/files/ring.xml If-Match: \"e3b0c442\"");
    }

    /** As export writes it of a suite whose own cluster has another name than a fresh one's. */
    @Test
    void renamesTheOwnClusterBeforeThoseThatPointAtIt() throws Exception {
        server.on(
                        CLUSTERS,
                        200,
                        "{\"items\":[{\"clusterId\":\"local\",\"role\":\"local\",\"order\":100,\"sequence\":1}]}")
                .on("POST /api/v1/clusters", 201, "{}")
                .on("PATCH /api/v1/clusters/local", 200, "{}");
        var file = write("site.yaml", cluster("b", "peers: [hq]") + cluster("hq", "role: local\n  order: 100"));
        assertThat(Typed.at(server, "apply", "-f", file, "--dry-run").out()).isEqualTo("""
                        ~ Cluster hq
                            clusterId: local -> hq
                        + Cluster b
                            peers: ["hq"]
                        2 to be changed
                        """);
        assertThat(Typed.at(server, "apply", "-f", file)).returns(0, Typed::exit);
        assertThat(server.calls())
                .endsWith(
                        "PATCH /api/v1/clusters/local {\"clusterId\":\"hq\"}",
                        "POST /api/v1/clusters {\"clusterId\":\"b\",\"role\":\"remote\",\"peers\":[\"hq\"]}");
        server.on(CLUSTERS, 200, """
                {"items":[{"clusterId":"b","peers":["hq"]},{"clusterId":"hq","role":"local","order":100}]}""");
        assertThat(Typed.at(server, "apply", "-f", file)).isEqualTo(new Typed(0, "no changes (2 documents)\n", ""));
    }

    @Test
    void refusesWhatItCannotMean() throws Exception {
        wrong(cluster("a", "order: 1").replace("v1", "v2"), "document 1: apiVersion must be option150.io/v1");
        wrong(cluster("a", "order: 1").replace("Cluster", "Clutter"), "kind must be one of Cluster, TrustMode");
        wrong(
                "{apiVersion: option150.io/v1, kind: DiscoverySource, metadata: {name: x}, spec: {passwordFile: none}}",
                "DiscoverySource x: spec.passwordFile: there is no file");
        wrong(cluster("a", "order: 1").replace("spec", "spek"), "there is no field spek");
        wrong(cluster("a", "order: 1") + cluster("a", "order: 2"), "Cluster a: is described twice");
        wrong(cluster("a", "clusterId: b"), "must be left out, or the same as metadata.name");
        wrong(cluster("a", "order: null"), "spec.order must have a value");
        wrong("a: [", "site.yaml, line 1: is no YAML: while parsing a flow node: expected");
        assertThat(Typed.at(server, "apply", "-f", write("site.yaml", cluster("a", "order: 1")), "--prune"))
                .returns(2, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("--prune needs --label NAME"));
        assertThat(server.calls()).allMatch(CLUSTERS::equals);
    }

    @Test
    void refusesADeviceWithTwoHomes() throws Exception {
        var file = write("site.yaml", device("sep001122aabbcc", "a") + device("0011.22aa.bbcc", "b"));
        assertThat(Typed.at(server, "apply", "-f", file))
                .returns(2, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("device SEP001122AABBCC has two homes: a"));
        assertThat(server.calls()).isEmpty();
    }

    private void wrong(String documents, String why) throws Exception {
        var typed = Typed.at(server, "apply", "-f", write("site.yaml", documents));
        assertThat(typed.err()).contains(why);
        assertThat(typed.exit()).isEqualTo(2);
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String cluster(String id, String spec) {
        return """
                ---
                apiVersion: option150.io/v1
                kind: Cluster
                metadata:
                  name: %s
                spec:
                  %s
                """.formatted(id, spec);
    }

    private static String device(String name, String cluster) {
        return """
                ---
                {apiVersion: option150.io/v1, kind: Device, metadata: {name: %s}, spec: {clusterId: %s}}
                """.formatted(name, cluster);
    }
}
