package io.option150.registry.access;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.registry.RegistryTest;
import io.option150.testkit.TestCertificate;
import io.option150.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The service with the settings that the chart makes of {@code tls.enabled}. */
@RegistryTest
@TestProfile(TlsTest.Tls.class)
class TlsTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final int PLAIN = freePort();
    private static final int PORT = freePort();

    /** TLS alone, and whom the service believes itself. */
    public static final class Tls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.test-port", Integer.toString(PLAIN),
                    "quarkus.http.test-ssl-port", Integer.toString(PORT),
                    "quarkus.http.insecure-requests", "disabled",
                    "quarkus.http.tls-configuration-name", "services",
                    "quarkus.tls.services.key-store.pem.own.cert",
                            CERTIFICATE.certificate().toString(),
                    "quarkus.tls.services.key-store.pem.own.key",
                            CERTIFICATE.key().toString(),
                    "quarkus.tls.services.trust-store.pem.certs",
                            CERTIFICATE.certificate().toString());
        }
    }

    private final HttpClient believing =
            HttpClient.newBuilder().sslContext(CERTIFICATE.trusting()).build();

    @Test
    void itAnswersOverTlsToWhoBelievesItsAuthority() throws Exception {
        var answer = get(believing, "https://localhost:" + PORT + "/api/v1/clusters");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession()).isPresent();
        assertThat(get(believing, "https://localhost:" + PORT + "/q/health/live")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseBelievesIt() {
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), "https://localhost:" + PORT + "/api/v1/clusters"))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> get(believing, "https://127.0.0.1:" + PORT + "/api/v1/clusters"))
                .as("of another name")
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void thereIsNoWayInWithoutTls() {
        assertThatThrownBy(() -> get(believing, "http://localhost:" + PLAIN + "/api/v1/clusters"))
                .isInstanceOf(ConnectException.class);
    }

    /** What all services are asked for, this one among them: by a call of its own, over TLS. */
    @Test
    void oneServiceAsksTheOtherOverTls() throws Exception {
        var answer = get(believing, "https://localhost:" + PORT + "/api/v1/audit");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"items\"").doesNotContain("\"cluster-registry\",\"reason\"");
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        var call = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + TestTokens.ADMIN);
        return client.send(call.build(), ofString());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
