package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an install looks up in the cluster before it makes anything. */
class InstallTest {

    private static final String TRUST_KEY = "o150-trust-key";

    private ClusterApi cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = ClusterApi.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void namesTheSecretsThatAreMissing() {
        cluster.secret("file-store-database", "username", "password");
        assertThatThrownBy(this::install)
                .hasMessageContaining("namespace phones")
                .hasMessageContaining(
                        "Secret cluster-registry-database (clusterRegistry.database.existingSecret) is not there")
                .hasMessageContaining(
                        "Secret trust-service-database (trustService.database.existingSecret) is not there")
                .hasMessageNotContaining("file-store-database");
    }

    @Test
    void namesAKeyThatASecretLacks() {
        databases();
        cluster.secret("file-store-database", "user", "password");
        assertThatThrownBy(this::install)
                .hasMessageContaining(
                        "Secret file-store-database (fileStore.database.existingSecret) has no key username");
    }

    @Test
    void looksForEverySecretThatTheValuesName() {
        databases();
        for (String value : new String[] {
            "tokens.existingSecret",
            "tokens.callersSecret",
            "trustKey.existingSecret",
            "passwordsKey.existingSecret",
            "kafka.existingSecret",
            "kafka.caSecret"
        }) {
            assertThatThrownBy(() -> install(value + "=mine"))
                    .hasMessageContaining("Secret mine (" + value + ") is not there");
        }
    }

    @Test
    void makesATrustKeyThatBelongsToNoRelease() {
        databases();
        String made = install();
        assertThat(trustKey(made))
                .contains(Chart.TESTED_HOOK + ": pre-install,pre-upgrade")
                .contains("helm.sh/hook-delete-policy: hook-failed\n")
                .contains("immutable: true");
    }

    @Test
    void makesAKeyOfPasswordsInTheSameWayAndGivesItToTheTwoServicesThatKeepSome() {
        databases();
        String made = install();
        assertThat(made.split("\n---\n"))
                .filteredOn(document -> document.contains("  passwords.key: "))
                .singleElement()
                .satisfies(secret -> assertThat(secret)
                        .contains(Chart.TESTED_HOOK + ": pre-install,pre-upgrade")
                        .contains("name: o150-passwords-key")
                        .contains("immutable: true"));
        assertThat(made.split("\n---\n"))
                .filteredOn(document -> document.contains("secretName: o150-passwords-key"))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod).contains("mountPath: /etc/option150/passwords"));
        cluster.secret("o150-passwords-key", "passwords.key");
        assertThat(install()).doesNotContain("  passwords.key: ").contains("secretName: o150-passwords-key");
    }

    @Test
    void usesTheTrustKeyThatAnEarlierInstallLeft() {
        databases();
        cluster.secret(TRUST_KEY, "trust-service.key");
        assertThat(install()).doesNotContain("trust-service.key: ").contains("secretName: " + TRUST_KEY);
    }

    @Test
    void keepsTheTrustKeyOfADemoThatBecomesReal() {
        databases();
        assertThat(trustKey(install("demo.enabled=true")))
                .contains("helm.sh/resource-policy: keep")
                .doesNotContain(Chart.TESTED_HOOK);

        cluster.secretOf("o150", TRUST_KEY, "trust-service.key");
        for (String demo : new String[] {"demo.enabled=true", "demo.enabled=false"}) {
            assertThat(trustKey(install(demo)))
                    .as(demo)
                    .contains("trust-service.key: " + ClusterApi.value(TRUST_KEY, "trust-service.key"))
                    .contains("helm.sh/resource-policy: keep")
                    .doesNotContain(Chart.TESTED_HOOK);
        }
    }

    /** Helm refuses to write an object that no release, or another one, has made. */
    @Test
    void aDemoUsesATrustKeyThatIsNotItsOwn() {
        cluster.secret(TRUST_KEY, "trust-service.key");
        assertThat(install("demo.enabled=true"))
                .doesNotContain("trust-service.key: ")
                .contains("secretName: " + TRUST_KEY);

        cluster.secretOf("another", TRUST_KEY, "trust-service.key");
        assertThat(install("demo.enabled=true")).doesNotContain("trust-service.key: ");
    }

    @Test
    void doesNotWaitForTheCertificateOfItsIngress() {
        databases();
        assertThat(install("ingress.enabled=true", "ingress.tlsSecret=made-by-cert-manager"))
                .contains("secretName: made-by-cert-manager");
    }

    @Test
    void theDemoNeedsNoSecrets() {
        assertThat(install("demo.enabled=true")).contains("name: o150-demo");
    }

    private void databases() {
        for (String service : new String[] {"cluster-registry", "file-store", "trust-service"}) {
            cluster.secret(service + "-database", "username", "password");
        }
    }

    private String install(String... values) {
        return Chart.text(cluster, values);
    }

    private static String trustKey(String output) {
        return Arrays.stream(output.split("\n---\n"))
                .filter(document -> document.contains("trust-service.key: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trust key in " + output));
    }
}
