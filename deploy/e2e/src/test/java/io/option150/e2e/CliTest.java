package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a running suite, as it is typed. Each command is a JVM, so that few of them are. */
@ExtendWith(SharedSuite.class)
class CliTest {

    private final Suite suite;

    @TempDir
    Path folder = Path.of("set by JUnit");

    CliTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void makesChangesImportsAndExplains() throws Exception {
        var admin = new Admin(suite);
        try {
            assertThat(typed(0, "cluster", "set", "cli-a", "--address", "127.0.0.9", "--http-port", "none"))
                    .contains("127.0.0.9");
            assertThat(typed(1, "cluster", "set", "cli-a", "--order", "99999"))
                    .isEqualTo("option150: order: must be a whole number from 0 to 10000; got: 99999\n");
            var list = Files.writeString(
                    folder.resolve("bat.csv"), "Description,MAC ADDRESS\nx,00:11:22:33:c1:a1\ny,12\n");
            assertThat(typed(1, "device", "import", list.toString(), "--cluster", "cli-a"))
                    .contains("1 assigned, 0 moved, 0 unchanged, 1 refused", "line 3: ");
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices/SEP00112233C1A1")
                            .path("clusterId")
                            .asText())
                    .isEqualTo("cli-a");
            var route = new ObjectMapper().readTree(typed(0, "route", "SEP00112233C1A1.cnf.xml", "-o", "json"));
            assertThat(route.path("device").asText()).isEqualTo("SEP00112233C1A1");
            assertThat(typed(1, "cluster", "rm", "cli-a")).contains("1 device");
        } finally {
            admin.removeCluster("cli-a");
        }
    }

    @Test
    void takesBackWhatItExported() throws Exception {
        var site = folder.resolve("site");
        typed(0, "export", "--to", site.toString(), "--no-files");
        assertThat(typed(0, "apply", "-f", site.toString())).startsWith("no changes");
        Files.writeString(
                site.resolve("clusters.yaml"),
                Files.readString(site.resolve("clusters.yaml")).replace("order: 100", "order: 90"));
        assertThat(typed(4, "apply", "-f", site.toString(), "--dry-run"))
                .contains("~ Cluster local", "    order: 100 -> 90");
    }

    /** What files describe no longer goes; what was made without the label stays, and another label cannot have the same. */
    @Test
    void prunesWhatItAppliedAndNothingElse() throws Exception {
        var admin = new Admin(suite);
        admin.createCluster("by-hand", "127.0.0.10", 9, "null");
        Files.writeString(folder.resolve("ring.xml"), "<CiscoIPPhoneRingList/>");
        var site = folder.resolve("site.yaml");
        Files.writeString(
                site,
                cluster("prune-a", 11)
                        + cluster("prune-b", 12)
                        + document("Device", "SEP00112233C1A2", "clusterId: prune-b")
                        + document("File", "pruned.xml", "source: ring.xml"));
        try {
            apply(0, site, "prune-site");
            Files.writeString(site, cluster("prune-a", 11));
            assertThat(apply(1, site, "prune-other"))
                    .contains("'prune-a' is in the set 'prune-site', and cannot be in 'prune-other' as well");
            assertThat(apply(4, site, "prune-site", "--dry-run"))
                    .contains("- File pruned.xml\n- Device SEP00112233C1A2\n- Cluster prune-b\n");
            apply(0, site, "prune-site");
            assertThat(apply(0, site, "prune-site")).startsWith("no changes");
            for (var gone : new String[] {"clusters/prune-b", "devices/SEP00112233C1A2", "files/pruned.xml"}) {
                Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/" + gone));
            }
            Admin.expect(200, admin.get(Admin.REGISTRY, "/api/v1/clusters/by-hand"));
        } finally {
            admin.delete(Admin.REGISTRY, "/api/v1/apply-sets/prune-site");
            admin.removeCluster("prune-a");
            admin.removeCluster("by-hand");
        }
    }

    private String apply(int status, Path site, String label, String... more) throws Exception {
        return typed(
                status,
                Stream.concat(Stream.of("apply", "-f", site.toString(), "--label", label, "--prune"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String cluster(String id, int host) {
        return document("Cluster", id, "tftpAddresses: [127.0.0." + host + "], httpPort: null");
    }

    private static String document(String kind, String name, String spec) {
        return "---\n{apiVersion: option150.io/v1, kind: %s, metadata: {name: %s}, spec: {%s}}\n"
                .formatted(kind, name, spec);
    }

    private String typed(int status, String... words) throws Exception {
        var ended = Launcher.run(Map.of("OPTION150_DATA", suite.data().toString()), words);
        assertThat(ended.status()).as(ended.said()).isEqualTo(status);
        return ended.said();
    }
}
