package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a release's values say of what the suite is to have. */
class SiteTest {

    private static final List<JsonNode> DOCUMENTS = Chart.render(
            "site[0].apiVersion=option150.io/v1",
            "site[0].kind=Cluster",
            "site[0].metadata.name=branch-a",
            "site[0].spec.tftpAddresses[0]=192.0.2.1",
            "site[1].apiVersion=option150.io/v1",
            "site[1].kind=DeviceList",
            "site[1].metadata.name=phones",
            "site[1].spec.source=phones.csv",
            "siteFiles.phones\\.csv=name,clusterId");

    @Test
    void itsDocumentsAreThoseOfTheValues() {
        var data = Chart.find(DOCUMENTS, "ConfigMap", "o150-site").path("data");
        var documents = Chart.parse(data.path("site.yaml").asText());
        assertThat(documents).hasSize(2);
        assertThat(documents.getFirst().at("/spec/tftpAddresses/0").asText()).isEqualTo("192.0.2.1");
        assertThat(documents.getLast().path("kind").asText()).isEqualTo("DeviceList");
        assertThat(data.path("phones.csv").asText()).isEqualTo("name,clusterId");
    }

    @Test
    void aJobAppliesThemAsAnAdminWould() {
        var job = Chart.find(DOCUMENTS, "Job", "o150-site");
        assertThat(job.at("/metadata/annotations").path(Chart.TESTED_HOOK).asText())
                .isEqualTo("post-install,post-upgrade");
        var container = job.at("/spec/template/spec/containers/0");
        assertThat(container.path("image").asText()).contains("option150-cluster-registry:");
        assertThat(container.path("command").valueStream().map(JsonNode::asText).toList())
                .containsSubsequence(
                        "io.option150.cli.Main",
                        "apply",
                        "--file=/etc/option150/site/site.yaml",
                        "--label=site",
                        "--prune",
                        "--server=http://o150-cluster-registry:8082");
        // What is refused is not tried again, what cannot be reached is.
        assertThat(job.at("/spec/podFailurePolicy/rules/0/onExitCodes/values").toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void theJobIsLetIn() {
        var policy = Chart.find(DOCUMENTS, "NetworkPolicy", "o150-cluster-registry");
        assertThat(policy.at("/spec/ingress").toString()).contains("\"app.kubernetes.io/component\":\"site\"");
    }

    @Test
    void withoutDocumentsThereIsNone() {
        assertThat(Chart.text()).doesNotContain("o150-site");
    }
}
