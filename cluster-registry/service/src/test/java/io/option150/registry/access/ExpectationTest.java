package io.option150.registry.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.RegistryTest;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Who asks first ({@code Expect: 100-continue}) is told to go on only if the call may be made. */
@RegistryTest
class ExpectationTest {

    private static final String BODY = "{\"clusterId\":\"a b\",\"role\":\"remote\"}";
    private static final int PATIENCE_MS = 20_000;

    @TestHTTPResource("/")
    URI base;

    @Test
    void whoMaySendIsToldToGoOn() throws IOException {
        try (var call = ask(TestTokens.ADMIN)) {
            assertThat(status(call)).isEqualTo("HTTP/1.1 100");
            call.getInputStream().readNBytes(" Continue\r\n\r\n".length());
            call.getOutputStream().write(BODY.getBytes(ISO_8859_1));
            assertThat(status(call)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void whoMayNotIsTold() throws IOException {
        try (var call = ask("no-such-token-0123456789")) {
            assertThat(status(call)).isEqualTo("HTTP/1.1 401");
        }
        try (var call = ask(TestTokens.OPERATOR)) {
            assertThat(status(call)).isEqualTo("HTTP/1.1 403");
        }
    }

    private Socket ask(String token) throws IOException {
        var call = new Socket(base.getHost(), base.getPort());
        call.setSoTimeout(PATIENCE_MS);
        call.getOutputStream()
                .write(
                        ("POST /api/v1/clusters HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nAuthorization: Bearer "
                                        + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                                        + BODY.length()
                                        + "\r\n\r\n")
                                .getBytes(ISO_8859_1));
        return call;
    }

    private static String status(Socket call) throws IOException {
        return new String(call.getInputStream().readNBytes("HTTP/1.1 100".length()), ISO_8859_1);
    }
}
