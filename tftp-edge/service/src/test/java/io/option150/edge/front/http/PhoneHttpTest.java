package io.option150.edge.front.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.option150.web.http.HttpDate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the phones' HTTP port says on the wire, to the letter. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class PhoneHttpTest {

    private static final String BODY = "0123456789";
    private static final String MODIFIED = "Fri, 02 Jan 2026 03:04:05 GMT";
    private static final String HELD_BACK =
            "HTTP/1.1 200 OK|Connection: close|Transfer-Encoding: chunked||a|" + BODY + "|";

    private final HttpFront http;
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();
    private Topics topics;

    PhoneHttpTest(HttpFront http) {
        this.http = http;
    }

    @BeforeEach
    void start() throws Exception {
        topics = new Topics(config("kafka.bootstrap.servers"));
        Await.until("the edge is ready", () -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() throws Exception {
        for (String id : clusters) {
            topics.noCluster(id);
        }
        for (String id : clusters) {
            Await.until("cluster " + id + " is gone", () -> !knownPeers().contains(id));
        }
        for (AutoCloseable server : servers) {
            server.close();
        }
        given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                .delete("/api/v1/cache")
                .then()
                .statusCode(200);
        topics.close();
    }

    @ParameterizedTest
    @CsvSource({"keep-alive", "close"})
    void res15ABrokenSourceOfUnknownLengthIsNoFileToAnOldClient(String connection) throws Exception {
        script("broken10", HELD_BACK);

        String answer = say("GET /broken10.bin HTTP/1.0\r\nConnection: " + connection + "\r\n\r\n", 1);

        assertThat(answer).startsWith("HTTP/1.0 503 ").doesNotContain(BODY);
        assertThat(header(answer, "Retry-After")).contains("2");
    }

    @Test
    void anOldClientIsToldTheLengthOfAFileWhoseSourceDidNotTellIt() throws Exception {
        script("whole10", HELD_BACK + "0||");

        String answer = say("GET /whole10.bin HTTP/1.0\r\n\r\n", 1);
        assertThat(answer).startsWith("HTTP/1.0 200 ").endsWith("\r\n\r\n" + BODY);
        assertThat(header(answer, "Content-Length")).contains("10");

        String part = say("GET /whole11.bin HTTP/1.0\r\nRange: bytes=3-4\r\n\r\n", 1);
        assertThat(part).startsWith("HTTP/1.0 206 ").endsWith("\r\n\r\n34");
    }

    @Test
    void anOldClientMayKeepItsConnectionWhateverTheSourceTold() throws Exception {
        script("kept10", HELD_BACK + "0||");
        String kept = " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";

        assertThat(say("GET /kept1.bin" + kept, 1)).startsWith("HTTP/1.0 200 ").endsWith("\r\n\r\n" + BODY);
        assertThat(say("HEAD /kept2.bin HTTP/1.0\r\n\r\n", 1))
                .startsWith("HTTP/1.0 200 ")
                .endsWith("\r\n\r\n");
        assertThat(say("GET /kept3.bin" + kept + "GET /kept4.bin HTTP/1.0\r\n\r\n", 2)
                        .split("HTTP/1.0 200 ", -1))
                .as("both answers on one connection")
                .hasSize(3);
    }

    @Test
    void http11WantsOneHostAndNobodyMayGiveTwo() throws Exception {
        upload("host.bin");

        assertThat(say("GET /host.bin HTTP/1.1\r\nConnection: close\r\n\r\n", 1))
                .startsWith("HTTP/1.1 400 ");
        assertThat(say("GET /host.bin HTTP/1.1\r\nHost: a\r\nHost: a\r\nConnection: close\r\n\r\n", 1))
                .startsWith("HTTP/1.1 400 ")
                .contains("Host");
        assertThat(say("GET /host.bin HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 1))
                .startsWith("HTTP/1.0 400 ");
        assertThat(say("GET /host.bin HTTP/1.0\r\n\r\n", 1)).startsWith("HTTP/1.0 200 ");
        assertThat(say("GET /host.bin HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", 1))
                .startsWith("HTTP/1.1 200 ");
    }

    /** Headers are parted by bars; TAG stands for the file's. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT                        ; 304
            If-Modified-Since: Thu, 01 Jan 2026 03:04:05 GMT                        ; 200
            If-None-Match: x | If-None-Match: TAG                                   ; 304
            If-Match: TAG                                                           ; 200
            If-Match: "other"                                                       ; 412
            If-Unmodified-Since: Thu, 01 Jan 2026 03:04:05 GMT                      ; 412
            Range: bytes=0-1 | If-Range: Fri, 02 Jan 2026 03:04:05 GMT              ; 206
            Range: bytes=0-1 | If-Range: Thu, 01 Jan 2026 03:04:05 GMT              ; 200
            Range: bytes=10- | If-Match: TAG                                        ; 416
            """)
    void conditionsAreKept(String headers, int status) throws Exception {
        upload("conditions.bin");
        String lines = headers.replace("TAG", '"' + Records.sha256(BODY.getBytes(UTF_8)) + '"')
                .replace(" | ", "\r\n");

        String answer = say("GET /conditions.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + lines + "\r\n\r\n", 1);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(header(answer, "ETag")).isPresent();
        assertThat(header(answer, "Last-Modified")).contains(MODIFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /date.bin, 200",
        "GET /date-nowhere.bin, 404",
        "GET /a%00b, 403",
        "PUT /date.bin, 405",
        "GET /%zz, 400"
    })
    void everyAnswerBearsItsDate(String call, int status) throws Exception {
        upload("date.bin");

        String answer = say(call + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 1);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        Instant date = header(answer, "Date").flatMap(HttpDate::parse).orElseThrow();
        assertThat(date).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void res5APhoneIsToldWhyThereIsNoAnswerAndWhenToAskAgain() throws Exception {
        RemoteServer down = RemoteServer.on("127.0.0.9");
        clusters.add("down503");
        topics.cluster(down.cluster("down503", 1));
        awaitPeer("down503");
        down.close();

        String answer = say("GET /503.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 1);
        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("\r\n\r\ntemporarily unavailable: down503: ");
        assertThat(header(answer, "Retry-After")).contains("2");
        assertThat(header(answer, "Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(say("HEAD /503.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 1))
                .startsWith("HTTP/1.1 503 ")
                .endsWith("\r\n\r\n");
    }

    /** Sends it and reads all that comes until the other side closes, or so many answers' heads and no more for a while. */
    private String say(String request, int answers) throws IOException {
        InetSocketAddress server = http.addresses().getFirst();
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            StringBuilder got = new StringBuilder();
            byte[] piece = new byte[4_096];
            int count = socket.getInputStream().read(piece);
            while (count >= 0) {
                got.append(new String(piece, 0, count, ISO_8859_1));
                if (request.contains("keep-alive") && isWhole(got.toString(), answers)) {
                    return got.toString();
                }
                count = socket.getInputStream().read(piece);
            }
            return got.toString();
        }
    }

    /** Whether so many answers have come, with as many bytes of the last one's body as its length says. */
    private static boolean isWhole(String got, int answers) {
        int last = got.lastIndexOf("HTTP/1.0 ");
        int body = got.indexOf("\r\n\r\n", last) + 4;
        if (got.split("HTTP/1.0 ", -1).length <= answers || body < 4) {
            return false;
        }
        return header(got.substring(last), "Content-Length")
                .map(length -> got.length() - body >= Integer.parseInt(length))
                .orElse(true);
    }

    private static Optional<String> header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    private void script(String id, String answer) throws Exception {
        ScriptedHttp script = ScriptedHttp.saying("127.0.0.2", 0, answer);
        servers.add(script);
        clusters.add(id);
        topics.cluster(Records.remote(id, 1, Topics.next(), 69, script.port(), "127.0.0.2"));
        awaitPeer(id);
    }

    private static void awaitPeer(String id) {
        Await.until("the cluster is known", () -> knownPeers().contains(id));
    }

    private static List<?> knownPeers() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                                .get("/api/v1/peers")
                                .path("items.cluster")
                        instanceof List<?> known
                ? known
                : List.of();
    }

    private void upload(String path) throws Exception {
        byte[] bytes = BODY.getBytes(UTF_8);
        URI store = URI.create(config("option150.file-store.url") + "/api/v1/contents/" + Records.sha256(bytes));
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(store)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        topics.file(Records.file(path, bytes, Topics.next()));
        String request = "GET /" + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        Await.until("it is served", () -> {
            try {
                return say(request, 1).startsWith("HTTP/1.1 200 ");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
