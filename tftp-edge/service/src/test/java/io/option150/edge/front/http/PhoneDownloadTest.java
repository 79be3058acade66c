package io.option150.edge.front.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.Records;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges, versions and refusals as an HTTP client sees them. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class PhoneDownloadTest {

    private final RunningEdge edge;

    PhoneDownloadTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=0-99, 206, 0123456789, bytes 0-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, the file has 10 bytes, bytes */10",
        "bytes=-0, 416, the file has 10 bytes, bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "bytes=4-2, 200, 0123456789,",
        "lines=0-1, 200, 0123456789,",
    })
    void httpServesRanges(String range, int status, String body, String contentRange) throws Exception {
        edge.upload("range.bin", "0123456789");
        Await.until("it is served", () -> edge.phone().tftp("range.bin").equals("0123456789"));
        HttpResponse<String> answer = edge.phone().get("range.bin", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @Test
    void httpTellsVersionsApart() throws Exception {
        edge.upload("tag.bin", "0123456789");
        Await.until("it is served", () -> edge.phone().tftp("tag.bin").equals("0123456789"));
        HttpResponse<String> whole = edge.phone().get("tag.bin");
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(tag).isEqualTo('"' + Records.sha256("0123456789".getBytes(UTF_8)) + '"');
        assertThat(whole.headers().firstValue("Last-Modified")).contains("Fri, 02 Jan 2026 03:04:05 GMT");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(edge.phone().get("tag.bin", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(edge.phone().get("tag.bin", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(edge.phone()
                        .get("tag.bin", "Range", "bytes=0-0", "If-Range", tag)
                        .statusCode())
                .isEqualTo(206);
        assertThat(edge.phone()
                        .get("tag.bin", "Range", "bytes=0-0", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = edge.phone().call("HEAD", "tag.bin", "Range", "bytes=0-3");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void httpRefusesWhatItDoesNotServe() throws Exception {
        assertThat(edge.phone().get("nowhere.bin").statusCode()).isEqualTo(404);
        assertThat(edge.phone().get("a/..%2f../etc/passwd").statusCode()).isEqualTo(403);
        assertThat(edge.phone().get("a%00b").statusCode()).isEqualTo(403);
        HttpResponse<String> put = edge.phone().call("PUT", "x.bin");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(edge.rawHttp("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(edge.rawHttp("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
    }
}
