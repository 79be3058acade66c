package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From outside one address leads to the console and the APIs of all services, and to nothing else; the registry behind it reaches the others. */
class IngressTest {

    private static final String REGISTRY = "cluster-registry";
    private static final Map<String, Integer> OTHERS =
            Map.of("file-store", 8083, "trust-service", 8084, "tftp-edge", 8081);

    @Test
    void anIngressLeadsToTheAdminAddress() {
        JsonNode paths = Chart.find(Chart.render("ingress.enabled=true"), "Ingress", "o150-api")
                .at("/spec/rules/0/http/paths");
        assertThat(paths)
                .extracting(path ->
                        path.path("pathType").asText() + " " + path.path("path").asText())
                .containsExactlyInAnyOrder("Exact /", "Prefix /console", "Prefix /api/v1");
        assertThat(paths)
                .allSatisfy(path ->
                        assertThat(path.at("/backend/service/name").asText()).isEqualTo("o150-admin"));
    }

    @Test
    void soDoesAnHttpRoute() {
        JsonNode spec = Chart.find(
                        Chart.render(
                                "httpRoute.enabled=true",
                                "httpRoute.parentRefs[0].name=edge",
                                "httpRoute.hostnames[0]=option150.example.com"),
                        "HTTPRoute",
                        "o150-api")
                .path("spec");
        assertThat(spec.at("/parentRefs/0/name").asText()).isEqualTo("edge");
        assertThat(spec.at("/hostnames/0").asText()).isEqualTo("option150.example.com");
        assertThat(spec.path("rules")).hasSize(1);
        assertThat(spec.at("/rules/0/matches"))
                .extracting(match -> match.at("/path/type").asText() + " "
                        + match.at("/path/value").asText())
                .containsExactly("Exact /", "PathPrefix /console", "PathPrefix /api/v1");
        assertThat(spec.at("/rules/0/backendRefs/0/name").asText()).isEqualTo("o150-admin");
        assertThat(spec.at("/rules/0/backendRefs/0/port").asInt()).isEqualTo(8082);
        assertThatThrownBy(() -> Chart.text("httpRoute.enabled=true"))
                .hasMessageContaining("httpRoute.parentRefs: needed");
    }

    /** The dashboards lead to the console where people's browsers reach it. */
    @Test
    void theDashboardsLeadToTheConsole() {
        String dashboard = Chart.find(
                        Chart.render(
                                "metrics.dashboards.enabled=true",
                                "metrics.dashboards.consoleUrl=https://option150.example.com"),
                        "ConfigMap",
                        "o150-dashboard-option150-overview")
                .at("/data")
                .path("option150-overview.json")
                .asText();
        assertThat(dashboard)
                .contains("\"query\": \"https://option150.example.com\"", "${console}/#/overview")
                .doesNotContain("localhost:8082");
    }

    /** Every call that is for people, and none that is not, lies below the one path. */
    @Test
    void allCallsOfAllServicesLieBelowIt() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String service : List.of(REGISTRY, "file-store", "trust-service", "tftp-edge")) {
            Path table = Chart.FOLDER.resolve("../../" + service + "/service/src/test/resources/access.txt");
            for (String line : Files.readAllLines(table)) {
                if (!line.isBlank()) {
                    paths.add(line.split(" ", 3)[1]);
                }
            }
        }
        assertThat(paths).hasSizeGreaterThan(60).allMatch(path -> path.startsWith("/api/v1/"));
    }

    @ParameterizedTest
    @CsvSource({"demo.enabled=false", "demo.enabled=true"})
    void theAdminAddressIsTheRegistrysAndReachesTheOthers(String value) {
        List<JsonNode> documents = Chart.render(value);
        assertThat(Chart.find(documents, "Service", "o150-admin")
                        .at("/spec/selector")
                        .path("app.kubernetes.io/component")
                        .asText())
                .isEqualTo(REGISTRY);
        String settings = Chart.find(documents, "ConfigMap", "o150-" + REGISTRY)
                .at("/data/application.properties")
                .asText();
        JsonNode out = policy(documents, REGISTRY).path("egress");
        OTHERS.forEach((service, port) -> {
            String key = service.equals("trust-service") ? "trust" : service;
            assertThat(settings).contains("option150." + key + ".url=http://o150-" + service + ":" + port + "\n");
            assertThat(allows(out, "to", service, port)).as(service).isTrue();
            assertThat(allows(policy(documents, service).path("ingress"), "from", REGISTRY, port))
                    .as(service)
                    .isTrue();
        });
    }

    /** Pods in the node's network are no pods to a policy. */
    @Test
    void theEdgeInTheNodesNetworkIsReachedByItsPort() {
        JsonNode out = policy(Chart.render("tftpEdge.kind=DaemonSet", "tftpEdge.hostNetwork=true"), REGISTRY)
                .path("egress");
        assertThat(out)
                .anyMatch(rule -> !rule.has("to") && rule.at("/ports/0/port").asInt() == 8081);
    }

    /** The registry's pods are behind two Services: they are measured once. */
    @Test
    void nothingIsMeasuredTwice() {
        JsonNode expression = Chart.find(
                        Chart.render("metrics.serviceMonitor.enabled=true"), "ServiceMonitor", "o150-services")
                .at("/spec/selector/matchExpressions/0");
        assertThat(expression.path("operator").asText()).isEqualTo("NotIn");
        assertThat(expression.at("/values/0").asText())
                .isEqualTo(Chart.find(Chart.render(), "Service", "o150-admin")
                        .at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText());
    }

    private static JsonNode policy(List<JsonNode> documents, String service) {
        return Chart.find(documents, "NetworkPolicy", "o150-" + service).path("spec");
    }

    private static boolean allows(JsonNode rules, String side, String service, int port) {
        for (JsonNode rule : rules) {
            boolean isPort = rule.path("ports").findValuesAsText("port").contains(Integer.toString(port));
            boolean isPeer = rule.path(side)
                    .findValuesAsText("app.kubernetes.io/component")
                    .contains(service);
            if (isPort && isPeer) {
                return true;
            }
        }
        return false;
    }
}
