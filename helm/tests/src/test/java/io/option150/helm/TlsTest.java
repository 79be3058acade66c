package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One switch for TLS between the services, to Kafka and to PostgreSQL. */
class TlsTest {

    private static final List<String> SERVICES =
            List.of("tftp-edge", "cluster-registry", "file-store", "trust-service");
    private static final String[] VALUES = Matrix.TLS.split(";");

    private final List<JsonNode> documents = Chart.render(VALUES);

    @Test
    void eachServiceTakesTlsAloneAtItsUsualPort() {
        for (int at = 0; at < SERVICES.size(); at++) {
            assertThat(settings(SERVICES.get(at)))
                    .contains("quarkus.http.insecure-requests=disabled\n")
                    .contains("quarkus.http.ssl-port=" + (8081 + at) + "\n")
                    .contains("quarkus.http.tls-configuration-name=services\n");
            JsonNode pod = Policy.podSpec(Chart.find(documents, "Deployment", "o150-" + SERVICES.get(at)));
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(pod.at("/containers/0/" + probe + "/httpGet/scheme").asText())
                        .isEqualTo("HTTPS");
            }
            assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath"))
                    .contains("/etc/option150/tls", "/etc/option150/kafka");
        }
        assertThat(Chart.text(VALUES)).doesNotContain("http://");
    }

    @Test
    void kafkaAndPostgresAreBelievedByAuthorityAndName() {
        for (String service : SERVICES) {
            assertThat(settings(service))
                    .contains("kafka.security.protocol=SSL\n")
                    .contains("kafka.ssl.truststore.location=/etc/option150/kafka/ca.crt\n");
        }
        for (String service : SERVICES.subList(1, 4)) {
            assertThat(settings(service))
                    .contains("?sslmode=verify-full&sslrootcert=/etc/option150/database/ca.crt\n")
                    .contains("quarkus.datasource.reactive.postgresql.ssl-mode=verify-full\n")
                    .contains("quarkus.datasource.reactive.hostname-verification-algorithm=HTTPS\n");
        }
    }

    @Test
    void aMigrationBelievesTheDatabaseAndServesNobody() {
        JsonNode data = Chart.find(documents, "ConfigMap", "o150-migration").path("data");
        assertThat(data).hasSize(3);
        for (JsonNode properties : data) {
            assertThat(properties.asText()).contains("sslmode=verify-full").doesNotContain("quarkus.tls.");
        }
        assertThat(Policy.podSpec(Chart.find(documents, "Job", "o150-migration"))
                        .at("/volumes")
                        .findValuesAsText("secretName"))
                .containsOnly("database-ca");
    }

    @Test
    void theCertificateMadeAtInstallIsForAllNamesUnderWhichServicesAreAsked() throws Exception {
        JsonNode data = Chart.find(documents, "Secret", "o150-tls").path("data");
        X509Certificate own = certificate(data.path("tls.crt"));
        own.verify(certificate(data.path("ca.crt")).getPublicKey());
        List<String> names = own.getSubjectAlternativeNames().stream()
                .map(name -> name.get(1).toString())
                .toList();
        assertThat(names).contains("localhost", "o150-admin.phones.svc");
        for (String service : SERVICES) {
            assertThat(names)
                    .contains("o150-" + service, "o150-" + service + ".phones", "o150-" + service + ".phones.svc");
        }
    }

    @Test
    void aCertificateOfOnesOwnIsTaken() {
        List<JsonNode> mine = Chart.render((Matrix.TLS + ";tls.existingSecret=mine").split(";"));
        assertThat(mine)
                .noneMatch(document -> document.at("/metadata/name").asText().equals("o150-tls"));
        assertThat(Policy.podSpec(Chart.find(mine, "Deployment", "o150-file-store"))
                        .at("/volumes")
                        .findValuesAsText("secretName"))
                .contains("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.caSecret=, kafka.caSecret: needed with tls.enabled",
        "database.caSecret=, database.caSecret: needed with tls.enabled",
        "demo.enabled=true, the demo has no TLS",
        "kafka.properties.security\\.protocol=SASL_PLAINTEXT, must be SSL or SASL_SSL",
        "tls.validityDays=0, validityDays",
    })
    void halfOfItIsRefused(String value, String told) {
        assertThatThrownBy(() -> Chart.text((Matrix.TLS + ";" + value).split(";")))
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "fileStore.config.quarkus\\.datasource\\.password=x, quarkus.datasource.password is secret",
        "clusterRegistry.config.quarkus\\.oidc\\.credentials\\.secret=x, quarkus.oidc.credentials.secret is secret",
        "tftpEdge.config.kafka\\.sasl\\.jaas\\.config=x, kafka.sasl.jaas.config is secret",
    })
    void whatIsSecretIsNotTakenAsATextThatEverybodyReads(String value, String told) {
        assertThatThrownBy(() -> Chart.text(value)).hasMessageContaining(told);
    }

    @Test
    void aSecretVariableComesFromASecret() {
        assertThatThrownBy(() -> Chart.text(
                        "fileStore.extraEnv[0].name=QUARKUS_DATASOURCE_PASSWORD", "fileStore.extraEnv[0].value=x"))
                .hasMessageContaining("QUARKUS_DATASOURCE_PASSWORD is secret");
        assertThat(Chart.text(
                        "fileStore.config.option150\\.auth\\.tokens-file=/etc/x",
                        "fileStore.config.option150\\.auth\\.wrong-tokens=5"))
                .contains("option150.auth.wrong-tokens=5");
    }

    private String settings(String service) {
        return Chart.find(documents, "ConfigMap", "o150-" + service)
                .path("data")
                .path("application.properties")
                .asText();
    }

    private static X509Certificate certificate(JsonNode text) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(text.asText())));
    }
}
