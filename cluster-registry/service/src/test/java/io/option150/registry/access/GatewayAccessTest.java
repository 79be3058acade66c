package io.option150.registry.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.OtherServices;
import io.option150.registry.RegistryTest;
import io.option150.testkit.TestTokens;
import io.option150.testkit.access.GatewayContract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of other services, at the registry's address: each goes to its owner, and none is open by it. */
@RegistryTest
@TestProfile(GatewayAccessTest.WithOtherServices.class)
class GatewayAccessTest {

    /** Something answers in the place of each of the other services. */
    public static final class WithOtherServices implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OtherServices.class));
        }
    }

    private static final int PATIENCE_MS = 60_000;

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @ValueSource(strings = {"file-store", "trust-service", "tftp-edge"})
    void everyCallGoesToItsOwner(String service) throws IOException {
        assertThat(new GatewayContract(base, service).faults()).isEmpty();
        assertThat(metrics().lines().filter(line -> line.contains("uri=")))
                .anyMatch(line -> line.contains("uri=\"/api/v1/{of-another-service}\""))
                .noneMatch(
                        line -> line.matches(
                                ".*uri=\"/api/v1/(files|contents|certificates|phone-certificates|signed|cache|routes|exchange)[/\"].*"));
        assertThat(metrics())
                .containsPattern("option150_gateway_calls_total\\{outcome=\"answered\",service=\"" + service
                        + "\"[^\n]*} [1-9]");
    }

    /** The registry's own bodies end at 64 MB; how long a file may be is for the file store to say. */
    @Test
    void aLongUploadIsPassedOn() throws IOException {
        int bytes = (64 << 20) + 1;
        try (var call = new Socket(base.getHost(), base.getPort())) {
            call.setSoTimeout(PATIENCE_MS);
            call.getOutputStream()
                    .write(
                            ("PUT /api/v1/files/long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                            + TestTokens.OPERATOR + "\r\nContent-Length: " + bytes + "\r\n\r\n")
                                    .getBytes(ISO_8859_1));
            call.getOutputStream().write(new byte[bytes]);
            assertThat(new String(call.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .contains("file-store PUT /api/v1/files/long");
        }
    }

    private String metrics() throws IOException {
        try (var in = base.resolve("/q/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }
}
