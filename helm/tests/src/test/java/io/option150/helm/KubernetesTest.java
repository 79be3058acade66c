package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That the checks of rendered manifests can fail, in each version. */
class KubernetesTest {

    static Stream<Kubernetes> versions() {
        return Kubernetes.VERSIONS.stream();
    }

    @ParameterizedTest
    @CsvSource({
        "/spec/template/spec/containers/0, imagePullPolicies, \"Always\", imagePullPolicies",
        "/spec/template/spec/containers/0/securityContext, readOnlyRootFileSystem, true, readOnlyRootFileSystem",
        "/spec, replicas, \"2\", integer expected",
        "/spec/template/spec, automountServiceAccountToken, \"false\", boolean expected",
        "/spec/template/spec/containers/0/readinessProbe/httpGet, port, true, port",
        "/spec/template/spec/containers/0/resources/limits, memory, \"lots\", memory",
        "/spec/template/metadata/annotations, note, 7, string expected",
        "/spec, selector, null, selector",
    })
    void refusesAMisspeltFieldAndAWrongType(String place, String field, String value, String named) throws Exception {
        JsonNode edge = edge();
        ((ObjectNode) edge.at(place)).set(field, Chart.YAML.readTree(value));
        for (Kubernetes version : Kubernetes.VERSIONS) {
            assertThatThrownBy(() -> version.check(edge))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Kubernetes " + version)
                    .hasMessageContaining(place)
                    .hasMessageContaining(named);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAMissingFieldAndAnUnknownType(Kubernetes version) {
        JsonNode edge = edge();
        ((ObjectNode) edge.path("spec")).remove("selector");
        assertThatThrownBy(() -> version.check(edge)).hasMessageContaining("'selector' not found");

        JsonNode old = edge();
        ((ObjectNode) old).put("apiVersion", "apps/v1beta2");
        assertThatThrownBy(() -> version.check(old)).hasMessageContaining("there is no such type");
    }

    /** Each file really is of its own version: the newer field is known there alone. */
    @Test
    void tellsTheVersionsApart() throws Exception {
        List<String> news = List.of("", "workloadRef: {name: a, podGroup: b}", "schedulingGroup: {podGroupName: a}");
        for (int field = 1; field < news.size(); field++) {
            JsonNode edge = edge();
            ((ObjectNode) edge.at("/spec/template/spec")).setAll((ObjectNode) Chart.YAML.readTree(news.get(field)));
            for (int version = 0; version < Kubernetes.VERSIONS.size(); version++) {
                Kubernetes kubernetes = Kubernetes.VERSIONS.get(version);
                if (version == field) {
                    assertThatCode(() -> kubernetes.check(edge)).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> kubernetes.check(edge)).isInstanceOf(AssertionError.class);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceMonitor, o150-services, /spec/endpoints/0, intervall, \"30s\", intervall",
        "ServiceMonitor, o150-services, /spec/endpoints/0, honorLabels, \"yes\", Boolean",
        "PodMonitor, o150-pods, /spec, podMetricEndpoints, [], podMetricEndpoints",
        "PrometheusRule, o150-alerts, /spec/groups/0/rules/0, expression, \"up\", expression",
        "HTTPRoute, o150-api, /spec/rules/0/matches/0/path, kind, PathPrefix, kind",
        "HTTPRoute, o150-api, /spec/rules/0/backendRefs/0, port, \"api\", Integer",
    })
    void refusesWhatTheOperatorDoesNotKnow(
            String kind, String name, String place, String field, String value, String named) throws Exception {
        List<JsonNode> documents = Chart.render(
                "metrics.serviceMonitor.enabled=true",
                "metrics.podMonitor.enabled=true",
                "metrics.prometheusRule.enabled=true",
                "httpRoute.enabled=true",
                "httpRoute.parentRefs[0].name=edge");
        JsonNode document = Chart.find(documents, kind, name);
        ((ObjectNode) document.at(place)).set(field, Chart.YAML.readTree(value));
        assertThatThrownBy(() -> Kubernetes.VERSIONS.getLast().check(document))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    private static JsonNode edge() {
        JsonNode edge = Chart.find(Chart.render(), "Deployment", "o150-tftp-edge");
        assertThatCode(() -> Kubernetes.VERSIONS.forEach(version -> version.check(edge)))
                .doesNotThrowAnyException();
        assertThat(edge.path("spec").has("selector")).isTrue();
        return edge;
    }
}
