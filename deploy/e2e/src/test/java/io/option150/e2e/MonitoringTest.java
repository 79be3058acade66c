package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.demo.remote.RemoteCluster;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dashboards and alerts show what the services really tell. */
@ExtendWith(SharedSuite.class)
class MonitoringTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String DEVICE = "SEP02DE00015001";
    private static final String HERE = "monitoring";
    private static final String AWAY = "monitoring-away";

    @Test
    void everyPanelAndEveryAlertHasData(Suite suite) throws Exception {
        var waiting = new HashMap<>(Expressions.ofDashboards());
        waiting.putAll(Expressions.ofRules());
        assertThat(waiting).hasSizeGreaterThan(40);
        var admin = new Admin(suite);
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster-");
        try (var prometheus = Prometheus.start(suite);
                var here = RemoteCluster.start(InetAddress.ofLiteral("127.0.0.9"), folder)) {
            here.put(DEVICE + ".cnf.xml", "<device/>".getBytes(UTF_8));
            admin.createCluster(HERE, here.address(), here.tftpPort(), Integer.toString(here.httpPort()));
            admin.createCluster(AWAY, "127.0.0.10", Ports.free("127.0.0.10"), "null");
            admin.createDevice(DEVICE, HERE);
            try {
                // Rates need events at several scrapes.
                Await.until("every expression has data: " + waiting.keySet(), WITHIN, () -> {
                    load(suite, admin);
                    forget(waiting, prometheus);
                    return waiting.isEmpty();
                });
            } catch (AssertionError e) {
                throw new AssertionError("no data: " + waiting, e);
            } finally {
                admin.delete(Admin.REGISTRY, "/api/v1/devices/" + DEVICE);
                admin.delete(Admin.REGISTRY, "/api/v1/clusters/" + HERE);
                admin.delete(Admin.REGISTRY, "/api/v1/clusters/" + AWAY);
            }
        }
    }

    @Test
    void everyAlertIsTestedByPromtoolAndHasARunbook() throws Exception {
        for (String alert : Expressions.ofRules().keySet()) {
            assertThat(Path.of("../../docs/runbooks", alert + ".md")).exists();
            assertThat(Path.of("../prometheus/option150.rules.test.yml"))
                    .content()
                    .contains("alertname: " + alert + "\n");
        }
        var promtool = Programs.require("promtool");
        var log = Files.createTempFile(Path.of("target").toAbsolutePath(), "promtool", ".log");
        var process = new ProcessBuilder(promtool, "test", "rules", "option150.rules.test.yml")
                .directory(Path.of("../prometheus").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    @Test
    void everyPanelIsExplained() throws IOException {
        try (var files = Files.list(Expressions.DASHBOARDS)) {
            for (Path file : files.toList()) {
                JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
                assertThat(file).hasFileName(dashboard.path("uid").asText() + ".json");
                assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
                        .contains("datasource", "namespace");
                for (JsonNode panel : dashboard.path("panels")) {
                    if (!panel.path("type").asText().equals("row")) {
                        var title = file + ": " + panel.path("title").asText();
                        assertThat(panel.path("description").asText()).as(title).isNotBlank();
                        assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                                .as(title)
                                .isNotBlank();
                        assertThat(panel.path("targets")).as(title).isNotEmpty();
                    }
                }
            }
        }
    }

    /** Something of everything: own files plain and signed, a remote file, a file that a silent cluster might have. */
    private static void load(Suite suite, Admin admin) throws IOException, InterruptedException {
        admin.upload("monitoring.xml", Long.toString(System.nanoTime()).getBytes(UTF_8));
        var edge = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), suite.tftpPort());
        try (var phone = io.option150.demo.phone.Phone.on(DEVICE, edge)) {
            for (String name : new String[] {
                "monitoring.xml", "monitoring.xml.sgn", DEVICE + ".cnf.xml", "nobody-" + System.nanoTime() + ".xml"
            }) {
                phone.fetch(name);
            }
        }
    }

    private static void forget(Map<String, String> waiting, Prometheus prometheus)
            throws IOException, InterruptedException {
        for (var entry : Map.copyOf(waiting).entrySet()) {
            if (prometheus.hasData(entry.getValue())) {
                waiting.remove(entry.getKey());
            }
        }
    }
}
