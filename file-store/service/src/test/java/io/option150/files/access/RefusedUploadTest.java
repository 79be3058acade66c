package io.option150.files.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.StoreTest;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not upload is told so, however much is on its way. */
@StoreTest
class RefusedUploadTest {

    private static final int BODY_BYTES = 4 << 20;
    private static final int PATIENCE_MS = 20_000;

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, X-Plain: yes, 401",
        "HTTP/1.1, Connection: close, 401",
        "HTTP/1.0, X-Plain: yes, 401",
        "HTTP/1.1, Authorization: Bearer no-such-token-012345, 401",
        "HTTP/1.1, Authorization: Bearer " + TestTokens.VIEWER + ", 403",
    })
    void aWholeBodyIsSentAndTheAnswerSeen(String version, String header, int status) throws IOException {
        try (var call = open(version, header, "Content-Length: " + BODY_BYTES)) {
            // Nothing is read before all is sent, as simple clients do.
            call.getOutputStream().write(new byte[BODY_BYTES]);
            var answer = new String(call.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.").contains(" " + status + " ");
            assertThat(answer)
                    .contains("application/problem+json")
                    .contains("\"status\":" + status)
                    .endsWith("}");
            assertThat(answer.contains("Bearer realm=")).isEqualTo(status == 401);
        }
    }

    @Test
    void whoAsksFirstIsNotToldToGoOn() throws IOException {
        try (var call = open("HTTP/1.1", "Expect: 100-continue", "Content-Length: " + BODY_BYTES)) {
            assertThat(new String(call.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void whoSendsForEverIsCutOff() throws IOException {
        long began = System.nanoTime();
        try (var call = open("HTTP/1.1", "Content-Length: " + Long.MAX_VALUE)) {
            var answer = new String(call.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 401").endsWith("}");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        }
    }

    private Socket open(String version, String... headers) throws IOException {
        var call = new Socket(base.getHost(), base.getPort());
        call.setSoTimeout(PATIENCE_MS);
        var head = new StringBuilder("PUT /api/v1/files/refused.xml " + version + "\r\nHost: localhost\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        call.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        return call;
    }
}
