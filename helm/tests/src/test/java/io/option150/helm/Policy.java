package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pod Security "restricted", and our own rules: limits, versions, secrets in Secrets alone, nothing that hangs in the air. */
final class Policy {

    private final List<JsonNode> documents;
    private final boolean hostNetwork;

    Policy(List<JsonNode> documents, boolean hostNetwork) {
        this.documents = documents;
        this.hostNetwork = hostNetwork;
    }

    void check() {
        documents.stream().map(Policy::podSpec).filter(JsonNode::isObject).forEach(this::pod);
        noSecretOutsideSecrets();
        servicesReachPods();
    }

    static JsonNode podSpec(JsonNode document) {
        return document.path("kind").asText().equals("Pod")
                ? document.path("spec")
                : document.at("/spec/template/spec");
    }

    private void pod(JsonNode spec) {
        assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(spec.path("hostPID").asBoolean() || spec.path("hostIPC").asBoolean())
                .isFalse();
        if (!hostNetwork) {
            assertThat(spec.path("hostNetwork").asBoolean()).isFalse();
        }
        Set<String> volumes = new HashSet<>();
        for (JsonNode volume : spec.path("volumes")) {
            volumes.add(volume.path("name").asText());
            assertThat(volume.has("configMap") || volume.has("secret") || volume.has("emptyDir"))
                    .as("restricted kind of volume: " + volume)
                    .isTrue();
        }
        assertThat(spec.path("containers")).isNotEmpty();
        spec.path("containers").forEach(container -> container(container, volumes));
        spec.path("initContainers").forEach(container -> container(container, volumes));
    }

    private static void container(JsonNode container, Set<String> volumes) {
        String name = container.path("name").asText();
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                .as(name)
                .isFalse();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
        assertThat(security.path("privileged").asBoolean()).as(name).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
        assertThat(security.at("/capabilities").has("add")).as(name).isFalse();
        for (String bound : new String[] {"requests", "limits"}) {
            for (String resource : new String[] {"cpu", "memory"}) {
                assertThat(container.path("resources").path(bound).has(resource))
                        .as(name + " " + bound + "." + resource)
                        .isTrue();
            }
        }
        assertThat(container.path("image").asText())
                .as(name)
                .matches(".+:[^:/]+")
                .doesNotEndWith(":latest");
        container
                .path("volumeMounts")
                .forEach(mount ->
                        assertThat(volumes).as(name).contains(mount.path("name").asText()));
        for (JsonNode variable : container.path("env")) {
            if (variable.path("name").asText().endsWith("PASSWORD")) {
                assertThat(variable.at("/valueFrom/secretKeyRef").isObject())
                        .as(name + " " + variable)
                        .isTrue();
            }
        }
    }

    private void noSecretOutsideSecrets() {
        List<String> secrets = new ArrayList<>();
        for (JsonNode document : documents) {
            if (document.path("kind").asText().equals("Secret")) {
                for (JsonNode value : document.path("data")) {
                    secrets.add(value.asText());
                    secrets.add(new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8));
                }
            }
        }
        for (JsonNode document : documents) {
            if (!secrets.isEmpty() && !document.path("kind").asText().equals("Secret")) {
                assertThat(document.toString()).doesNotContain(secrets);
            }
        }
    }

    /** Each port of a Service is a named port of the pods that it selects. */
    private void servicesReachPods() {
        for (JsonNode document : documents) {
            if (document.path("kind").asText().equals("Service")) {
                JsonNode selector = document.at("/spec/selector");
                List<JsonNode> pods = documents.stream()
                        .filter(candidate -> matches(selector, candidate.at("/spec/template/metadata/labels")))
                        .map(Policy::podSpec)
                        .toList();
                assertThat(pods).as("pods of " + document.at("/metadata/name")).hasSize(1);
                document.at("/spec/ports")
                        .forEach(port -> assertThat(
                                        pods.getFirst().path("containers").findValuesAsText("name"))
                                .contains(port.path("targetPort").asText()));
            }
        }
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return !labels.isMissingNode()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }
}
