package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

    @Test
    void passesHelmsLint() {
        LintResult lint = Chart.lint();
        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.option150.helm.Matrix#all")
    void isWhatKubernetesKnowsAndPolicyAllows(String matrix) {
        String[] values = matrix.isEmpty() ? new String[0] : matrix.split(";");
        List<JsonNode> documents = Chart.render(values);
        assertThat(documents).hasSizeGreaterThan(15);
        Kubernetes.VERSIONS.forEach(version -> documents.forEach(version::check));
        new Policy(documents, Arrays.asList(values).contains("tftpEdge.hostNetwork=true")).check();
    }

    @ParameterizedTest
    @CsvSource({
        "image.tag=latest, image/tag",
        "tftpEdge.kind=StatefulSet, tftpEdge/kind",
        "tftpEdge.service.tftp.port=70000, tftpEdge/service/tftp/port",
        "tftpEdge.replica=3, replica",
        "tftpEdge.drain.quiet=soon, tftpEdge/drain/quiet",
        "networkPolicy.phones[0]=everybody, networkPolicy/phones",
        "kafka.bootstrapServers=kafka, kafka/bootstrapServers",
        "tracing.endpoint=collector, tracing/endpoint",
        "tracing.samplingRatio=7, tracing/samplingRatio",
        "httpRoute.hostnames[0]=a_b, httpRoute/hostnames",
        "httpRoute.parentRefs[0].namespace=gateways, httpRoute/parentRefs",
        "fileStore.resources.limits.memory=lots, fileStore/resources/limits/memory",
        "site[0].kind=Profile, site/0/kind",
        "siteFiles.site\\.yaml=x, site.yaml",
    })
    void refusesBadValuesAndNamesThem(String value, String named) {
        assertThatThrownBy(() -> Chart.text(value)).hasMessageContaining(named);
    }

    @Test
    void refusesADatabaseWithoutPassword() {
        assertThatThrownBy(() -> Chart.text("fileStore.database.existingSecret="))
                .hasMessageContaining("fileStore.database.password: needed unless");
    }

    @Test
    void givesTheEdgeItsPortsApart() {
        List<JsonNode> documents = Chart.render();
        JsonNode tftp = Chart.find(documents, "Service", "o150-tftp-edge-tftp");
        assertThat(tftp.at("/spec/ports")).hasSize(1);
        assertThat(tftp.at("/spec/ports/0/protocol").asText()).isEqualTo("UDP");
        assertThat(tftp.at("/spec/ports/0/port").asInt()).isEqualTo(69);
        assertThat(tftp.at("/spec/externalTrafficPolicy").asText()).isEqualTo("Local");
        assertThat(Chart.find(documents, "Service", "o150-tftp-edge-http")
                        .at("/spec/ports/0/protocol")
                        .asText())
                .isEqualTo("TCP");
    }

    @Test
    void leavesTheNumberOfCopiesToTheAutoscaler() {
        List<JsonNode> documents = Chart.render("tftpEdge.autoscaling.enabled=true");
        assertThat(Chart.find(documents, "Deployment", "o150-tftp-edge")
                        .at("/spec")
                        .has("replicas"))
                .isFalse();
        assertThat(Chart.find(documents, "HorizontalPodAutoscaler", "o150-tftp-edge")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo("o150-tftp-edge");
    }

    @Test
    void rollsTheEdgeOnANodesNetworkWithoutASecondCopyOnTheNode() {
        JsonNode edge = Chart.find(
                Chart.render("tftpEdge.kind=DaemonSet", "tftpEdge.hostNetwork=true"), "DaemonSet", "o150-tftp-edge");
        assertThat(edge.at("/spec/updateStrategy/rollingUpdate/maxSurge").asInt())
                .isZero();
        assertThat(edge.at("/spec/template/spec/hostNetwork").asBoolean()).isTrue();
    }

    @Test
    void drainsForLessThanTheGracePeriod() {
        List<JsonNode> documents = Chart.render("tftpEdge.drain.graceSeconds=300");
        assertThat(settings(documents, "tftp-edge")).contains("option150.drain.limit=290s");
        JsonNode pod = Policy.podSpec(Chart.find(documents, "Deployment", "o150-tftp-edge"));
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(300);
        assertThat(pod.at("/containers/0/lifecycle/preStop/exec/command").toString())
                .contains("DrainCommand");
    }

    @Test
    void keepsOverARestartWhereItIsTold() {
        List<JsonNode> documents =
                Chart.render("tftpEdge.cache.keep=1G", "tftpEdge.cache.volume.hostPath.path=/srv/o150");
        assertThat(settings(documents, "tftp-edge")).contains("option150.keep.disk=1G\n");
        assertThat(cache(documents).at("/hostPath/path").asText()).isEqualTo("/srv/o150");
        assertThat(cache(documents).has("emptyDir")).isFalse();
        assertThat(cache(Chart.render()).has("emptyDir")).isTrue();
        assertThat(Policy.podSpec(Chart.find(documents, "Deployment", "o150-tftp-edge"))
                        .at("/containers/0/volumeMounts")
                        .findValuesAsText("mountPath"))
                .contains("/var/cache/option150");
    }

    private static JsonNode cache(List<JsonNode> documents) {
        for (JsonNode volume : Policy.podSpec(Chart.find(documents, "Deployment", "o150-tftp-edge"))
                .path("volumes")) {
            if (volume.path("name").asText().equals("cache")) {
                return volume;
            }
        }
        throw new AssertionError("no volume for the cache");
    }

    @Test
    void letsTheUsersSettingsWin() {
        String settings = settings(Chart.render("tftpEdge.config.option150\\.cache\\.memory=1G"), "tftp-edge");
        assertThat(settings).contains("option150.cache.memory=1G").doesNotContain("option150.cache.memory=64M");
    }

    @Test
    void tracesOnlyWhenToldWhereTo() {
        assertThat(Chart.text()).doesNotContain("quarkus.otel");
        assertThatThrownBy(() -> Chart.text("tracing.enabled=true")).hasMessageContaining("tracing.endpoint: needed");
        List<JsonNode> documents =
                Chart.render("tracing.enabled=true", "tracing.endpoint=http://collector.monitoring:4317");
        for (String service : List.of("tftp-edge", "cluster-registry", "file-store", "trust-service")) {
            assertThat(settings(documents, service))
                    .contains("quarkus.otel.sdk.disabled=false\n")
                    .contains("quarkus.otel.exporter.otlp.endpoint=http://collector.monitoring:4317\n")
                    .contains("quarkus.otel.traces.sampler.arg=0.01\n");
            assertThat(Chart.find(documents, "NetworkPolicy", "o150-" + service)
                            .at("/spec/egress")
                            .findValuesAsText("port"))
                    .contains("4317");
        }
    }

    @Test
    void letsFurtherCallersInOnlyWhenToldWho() {
        assertThat(Chart.text()).doesNotContain("option150.auth").doesNotContain("/etc/option150/callers");
        assertThatThrownBy(() -> Chart.text("oidc.enabled=true")).hasMessageContaining("oidc.issuer: needed");
        List<JsonNode> documents = Chart.render(
                "tokens.callersSecret=callers",
                "oidc.enabled=true",
                "oidc.issuer=https://keycloak.example.com:8443/realms/voice");
        for (String service : List.of("tftp-edge", "cluster-registry", "file-store", "trust-service")) {
            assertThat(settings(documents, service))
                    .contains("option150.auth.tokens-file=/etc/option150/callers/tokens\n")
                    .contains("option150.auth.oidc.enabled=true\n")
                    .contains("option150.auth.oidc.issuer=https://keycloak.example.com:8443/realms/voice\n");
            assertThat(Chart.find(documents, "Deployment", "o150-" + service)
                            .at("/spec/template/spec/volumes")
                            .findValuesAsText("secretName"))
                    .contains("callers");
            assertThat(Chart.find(documents, "NetworkPolicy", "o150-" + service)
                            .at("/spec/egress")
                            .findValuesAsText("port"))
                    .contains("8443");
        }
    }

    @Test
    void rollsPodsWhenASettingChanges() {
        assertThat(checksum("fileStore.config.option150\\.files\\.keep-versions=20"))
                .isNotEqualTo(checksum("fileStore.config.option150\\.files\\.keep-versions=10"));
    }

    @Test
    void rollsPodsWhenAPasswordChangesAndTellsNobodyOfIt() {
        assertThat(password("fileStore.database.password=first-password"))
                .matches("[0-9a-f]{8}")
                .isEqualTo(password("fileStore.database.password=first-password"))
                .isNotEqualTo(password("fileStore.database.password=other-password"));
    }

    @Test
    void migratesBeforeInstallAndUpgradeButNotBeforeTheDemoHasADatabase() {
        assertThat(hook(Chart.render())).isEqualTo("pre-install,pre-upgrade");
        assertThat(hook(Chart.render("demo.enabled=true"))).isEqualTo("pre-upgrade");
    }

    @Test
    void tellsNothingButTheDemoOfTheDemo() {
        assertThat(Chart.text()).doesNotContain("name: o150-demo").doesNotContain("o150-demo:");
    }

    @Test
    void takesAllImagesOfOneVersionFromOnePlace() {
        List<String> images = Chart.render("demo.enabled=true").stream()
                .flatMap(document -> StreamSupport.stream(
                        Policy.podSpec(document).path("containers").spliterator(), false))
                .map(container -> container.path("image").asText())
                .distinct()
                .toList();
        assertThat(images)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("tftp-edge", "cluster-registry", "file-store", "trust-service", "demo").stream()
                                .map(service ->
                                        "localhost/option150-" + service + ":" + ChartFilesTest.projectVersion())
                                .toList());
    }

    private static String hook(List<JsonNode> documents) {
        return Chart.find(documents, "Job", "o150-migration")
                .at("/metadata/annotations")
                .path(Chart.TESTED_HOOK)
                .asText();
    }

    private static String checksum(String value) {
        return Chart.find(Chart.render(value), "Deployment", "o150-file-store")
                .at("/spec/template/metadata/annotations")
                .path("checksum/config")
                .asText();
    }

    private static String password(String value) {
        return Chart.find(Chart.render("fileStore.database.existingSecret=", value), "Deployment", "o150-file-store")
                .at("/spec/template/metadata/annotations")
                .path("checksum/password")
                .asText();
    }

    private static String settings(List<JsonNode> documents, String service) {
        return Chart.find(documents, "ConfigMap", "o150-" + service)
                .path("data")
                .path("application.properties")
                .asText();
    }
}
