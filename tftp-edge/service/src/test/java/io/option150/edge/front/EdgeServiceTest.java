package io.option150.edge.front;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import io.option150.edge.Await;
import io.option150.edge.EdgeTest;
import io.option150.edge.Phone;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.TestTokens;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The running edge: fed by events on real Kafka, asked over TFTP, HTTP and its API. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class EdgeServiceTest {

    private static final String CONFIG = "SEP001122AABBCC.cnf.xml";

    private final TftpFront tftp;
    private final HttpFront http;
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();
    private Topics topics;
    private Phone phone;

    EdgeServiceTest(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    @BeforeEach
    void start() throws IOException {
        topics = new Topics(config("kafka.bootstrap.servers"));
        phone = new Phone(tftp.addresses().getFirst(), http.addresses().getFirst());
        Await.until("the edge is ready", () -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() throws Exception {
        for (String id : clusters) {
            topics.noCluster(id);
        }
        for (AutoCloseable server : servers) {
            server.close();
        }
        admin().delete("/api/v1/cache").then().statusCode(200);
        phone.close();
        topics.close();
    }

    @Test
    void eventsFeedTheViewAndAMovedPhonesCopyIsDropped() throws Exception {
        cluster("a", 1, "127.0.0.2", CONFIG);
        cluster("b", 2, "127.0.0.3", CONFIG);
        topics.device("SEP001122AABBCC", "a");
        Await.until("the home is known", () -> phone.tftp(CONFIG).equals(CONFIG + " of a"));
        topics.device("SEP001122AABBCC", "b");

        Await.until("the copy is dropped", () -> phone.tftp(CONFIG).equals(CONFIG + " of b"));
        assertThat(phone.get(CONFIG).body()).isEqualTo(CONFIG + " of b");
    }

    @Test
    void anUploadIsServedAndItsRemovalToo() throws Exception {
        upload("ringlist.xml", "one");
        Await.until("it is served", () -> phone.tftp("RingList.xml").equals("one"));
        upload("ringlist.xml", "two");
        Await.until("the next is served", () -> phone.tftp("ringlist.xml").equals("two"));
        topics.noFile("ringlist.xml");
        Await.until("it is gone", () -> phone.tftp("ringlist.xml").equals("NotFound"));
    }

    @Test
    void aRecordThatCannotBeReadIsCountedAndHoldsUpNobody() throws Exception {
        topics.garbage(FileTopics.CONFIG_CHANGED);
        upload("behind-garbage.xml", "served");

        Await.until("it is served", () -> phone.tftp("behind-garbage.xml").equals("served"));
        assertThat(metrics())
                .contains("option150_events_refused_total{reason=\"unreadable\",topic=\"config-changed\"} 1.0");
    }

    @Test
    void everyRequestCanBeAskedForWithItsOutcomeAndSource() throws Exception {
        cluster("a", 1, "127.0.0.2", "SEP0000000000E1.cnf.xml");
        topics.device("SEP0000000000E1", "a");
        awaitHome("SEP0000000000E1", "a");
        assertThat(phone.tftp("SEP0000000000E1.cnf.xml")).startsWith("SEP");
        Await.until("it is cached", () -> cached() == 1);
        phone.tftp("SEP0000000000E1.cnf.xml");
        phone.tftp("SEP0000000000E1.cnf.xml.sgn");
        phone.tftp("../../etc/passwd");

        Await.until("all are reported", () -> requests("device", "sep0000000000e1") >= 3);
        admin().queryParam("device", "sep0000000000e1")
                .queryParam("client", "127.0.0.1")
                .get("/api/v1/requests")
                .then()
                .body("items[0].outcome", equalTo("not_found"))
                .body("items[0].name", equalTo("SEP0000000000E1.cnf.xml.sgn"))
                .body("items[0].front", equalTo("tftp"))
                .body("items[1].outcome", equalTo("served"))
                .body("items[1].source", equalTo("cache"))
                .body("items[1].cluster", equalTo("a"))
                .body("items[1].peer", equalTo("127.0.0.2"))
                .body("items[1].bytes", equalTo(28))
                .body("items[2].outcome", equalTo("served"));
        Await.until("the refusal is reported", () -> requests("name", "../../etc/passwd") >= 1);
        admin().queryParam("name", "../../etc/passwd")
                .get("/api/v1/requests")
                .then()
                .body("items[0].outcome", equalTo("refused"));
        admin().queryParam("client", "nobody")
                .get("/api/v1/requests")
                .then()
                .statusCode(400)
                .body("field", equalTo("client"));
    }

    @Test
    void aRouteIsExplainedStepByStep() throws Exception {
        cluster("a", 1, "127.0.0.2");
        topics.device("SEP0000000000E2", "a");
        awaitHome("SEP0000000000E2", "a");
        admin().queryParam("client", "192.0.2.7")
                .get("/api/v1/routes/SEP0000000000E2.cnf.xml")
                .then()
                .statusCode(200)
                .body("nameClass", equalTo("device"))
                .body("device", equalTo("SEP0000000000E2"))
                .body("client", equalTo("192.0.2.7"))
                .body("steps.link", equalTo(List.of("cache", "own files", "loop guard", "home cluster")))
                .body("steps[3].verdict", equalTo("ASKS"));
        admin().get("/api/v1/routes/" + "x".repeat(256)).then().statusCode(400).body("field", equalTo("fileName"));
    }

    @Test
    void theCacheIsListedAndDroppedByNameOrWhole() throws Exception {
        cluster("a", 1, "127.0.0.2", "one.xml", "two.xml", "ONE.XML.sgn");
        phone.tftp("one.xml");
        phone.tftp("two.xml");
        phone.tftp("ONE.XML.sgn");
        Await.until("all are cached", () -> cached() == 3);

        admin().get("/api/v1/cache/One.xml")
                .then()
                .body("entries.items.name", equalTo(List.of("ONE.XML.sgn", "one.xml")));
        admin().delete("/api/v1/cache/One.xml").then().statusCode(200).body("dropped", equalTo(2));
        admin().get("/api/v1/cache").then().body("entries.items.name", equalTo(List.of("two.xml")));
        admin().delete("/api/v1/cache").then().body("dropped", equalTo(1));
        assertThat(cached()).isZero();
        admin().queryParam("size", 1001)
                .get("/api/v1/cache")
                .then()
                .statusCode(400)
                .body("field", equalTo("size"));
    }

    @Test
    void peersAreListedWithTheirHealth() throws Exception {
        RemoteServer server = cluster("a", 1, "127.0.0.2", "one.xml");
        assertThat(phone.tftp("one.xml")).isEqualTo("one.xml of a");

        admin().get("/api/v1/peers")
                .then()
                .body("items[0].cluster", equalTo("a"))
                .body("items[0].peer", equalTo("127.0.0.2"))
                .body("items[0].health", equalTo("UP"))
                .body("items[0].speaks", equalTo("http"))
                .body("items[0].httpPort", equalTo(server.httpPort()));
    }

    @Test
    void theServiceIsStoppedStartedAndRestarted() throws Exception {
        upload("service.xml", "here");
        Await.until("it is served", () -> phone.tftp("service.xml").equals("here"));
        admin().get("/api/v1/service").then().body("state", equalTo("running")).body("loadedBy", equalTo("TOPICS"));
        admin().post("/api/v1/service/stop").then().body("steps.step", equalTo(List.of("stop")));
        try {
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
            assertThat(answer(rrq("service.xml"), 300)).isEmpty();
        } finally {
            admin().post("/api/v1/service/start").then().body("state", equalTo("running"));
        }
        assertThat(phone.tftp("service.xml")).isEqualTo("here");
        admin().post("/api/v1/service/restart")
                .then()
                .body("steps", hasSize(3))
                .body("steps[1].step", equalTo("drop 1 cache entries"))
                .body("state", equalTo("running"));
    }

    @Test
    void openTransfersAreListed() throws Exception {
        upload("open.xml", "x".repeat(5_000));
        Await.until("it is served", () -> phone.tftp("open.xml").length() == 5_000);
        try (DatagramSocket silent = new DatagramSocket()) {
            send(silent, "\0\1open.xml\0octet\0tsize\0000\0".getBytes(UTF_8));
            Await.until(
                    "it is open",
                    () -> admin().get("/api/v1/transfers").path("items.length") instanceof List<?> lengths
                            && lengths.contains(5_000));
            admin().get("/api/v1/transfers").then().body("items.name", hasItem("open.xml"));
            // ERROR 0 ends it.
            send(silent, new byte[] {0, 5, 0, 0, 0});
        }
        Await.until(
                "it ended",
                () -> admin().get("/api/v1/transfers").path("items.name") instanceof List<?> names
                        && !names.contains("open.xml"));
    }

    @Test
    void theMetricsHaveTheirFixedNames() throws Exception {
        cluster("a", 1, "127.0.0.2", "metric.xml");
        phone.tftp("metric.xml");
        phone.tftp("not-there.xml");

        Await.until("they are counted", () -> metrics().contains("outcome=\"not_found\""));
        assertThat(metrics())
                .contains(
                        "option150_tftp_requests_total{front=\"tftp\",outcome=\"served\",source=\"remote\"}",
                        "option150_tftp_transfer_duration_seconds_count{front=\"tftp\"}",
                        "option150_tftp_bytes_total{front=\"tftp\"}",
                        "option150_tftp_retransmits_total",
                        "option150_tftp_transfers_active{front=\"tftp\"}",
                        "option150_cache_entries",
                        "option150_cache_memory_bytes",
                        "option150_cache_disk_bytes",
                        "option150_peer_requests_seconds_count{cluster=\"a\",peer=\"127.0.0.2\",result=\"file\"}",
                        "option150_events_lag_seconds_count{topic=\"cluster-changed\"}");
    }

    @Test
    void theApiWantsATokenAndPhonesAndOperationsNeedNone() {
        given().get("/api/v1/cache").then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", "Bearer wrong-token-of-some-length")
                .get("/api/v1/requests")
                .then()
                .statusCode(401);
        service().get("/api/v1/peers").then().statusCode(200);
        service().delete("/api/v1/cache").then().statusCode(403);
        service().post("/api/v1/service/stop").then().statusCode(403);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("service for phones", "view of clusters, devices and files"));
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
        upload("range.bin", "0123456789");
        Await.until("it is served", () -> phone.tftp("range.bin").equals("0123456789"));
        HttpResponse<String> answer = phone.get("range.bin", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @Test
    void httpTellsVersionsApart() throws Exception {
        upload("tag.bin", "0123456789");
        Await.until("it is served", () -> phone.tftp("tag.bin").equals("0123456789"));
        HttpResponse<String> whole = phone.get("tag.bin");
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(tag).isEqualTo('"' + Records.sha256("0123456789".getBytes(UTF_8)) + '"');
        assertThat(whole.headers().firstValue("Last-Modified")).contains("Fri, 02 Jan 2026 03:04:05 GMT");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(phone.get("tag.bin", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(phone.get("tag.bin", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(phone.get("tag.bin", "Range", "bytes=0-0", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(phone.get("tag.bin", "Range", "bytes=0-0", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = phone.call("HEAD", "tag.bin", "Range", "bytes=0-3");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void httpRefusesWhatItDoesNotServe() throws Exception {
        assertThat(phone.get("nowhere.bin").statusCode()).isEqualTo(404);
        assertThat(phone.get("a/..%2f../etc/passwd").statusCode()).isEqualTo(403);
        assertThat(phone.get("a%00b").statusCode()).isEqualTo(403);
        HttpResponse<String> put = phone.call("PUT", "x.bin");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(rawHttp("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(rawHttp("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void res1HostileNamesGetErrorTwoOverTftp() throws Exception {
        assertThat(phone.tftp("../../etc/passwd")).isEqualTo("ERROR 2");
        assertThat(phone.tftp("x".repeat(400))).isEqualTo("ERROR 2");
        assertThat(phone.tftp("nowhere.xml")).isEqualTo("NotFound");
    }

    @Test
    void res5SilenceWhileThePhoneRepeatsThenErrorZeroAndHttp503() throws Exception {
        RemoteServer down = cluster("down", 1, "127.0.0.9");
        down.close();
        assertThat(phone.get("silent.xml").statusCode()).isEqualTo(503);

        assertThat(answer(rrq("silent.xml"), 300)).isEmpty();
        assertThat(answer(rrq("silent.xml"), 300)).isEmpty();
        assertThat(answer(rrq("silent.xml"), 5_000)).startsWith(0, 5, 0, 0);
        assertThat(phone.get("silent.xml").headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void res7TftpAndHttpShareOneFetch() throws Exception {
        RemoteServer a = cluster("a", 1, "127.0.0.2", "shared.xml");
        a.hold();
        List<CompletableFuture<String>> phones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            phones.add(CompletableFuture.supplyAsync(() -> phone.tftp("shared.xml")));
            phones.add(CompletableFuture.supplyAsync(() -> httpBody("shared.xml")));
        }
        Await.until("one asks", () -> a.asked.contains("http shared.xml"));
        a.letGo();

        phones.forEach(each -> assertThat(Await.of(each)).isEqualTo("shared.xml of a"));
        assertThat(a.asked).filteredOn(asked -> asked.contains("shared.xml")).hasSize(1);
    }

    @Test
    void res14BytesGoToThePhoneWhileTheyArrive() throws Exception {
        CompletableFuture<byte[]> rest = new CompletableFuture<>();
        HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        servers.add(() -> slow.stop(0));
        slow.createContext("/", call -> {
            call.sendResponseHeaders(200, 3_000);
            call.getResponseBody().write(new byte[2_000]);
            call.getResponseBody().flush();
            call.getResponseBody().write(Await.of(rest));
            call.close();
        });
        slow.start();
        clusters.add("slow");
        topics.cluster(
                Records.remote("slow", 1, Topics.next(), 69, slow.getAddress().getPort(), "127.0.0.2"));
        awaitPeer("slow");

        assertThat(answer(rrq("slow.xml"), 10_000))
                .as("DATA 1 while the source still holds the rest back")
                .startsWith(0, 3, 0, 1)
                .hasSize(4 + 512);
        rest.complete(new byte[1_000]);
        assertThat(phone.tftp("slow.xml")).hasSize(3_000);
    }

    @Test
    void res15ABrokenSourceEndsInAnErrorOnBothFronts() throws Exception {
        try (ScriptedHttp broken =
                ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Content-Length: 3000||" + "y".repeat(2_990))) {
            withScript("broken", broken);

            Await.until("the cluster is asked", () -> !phone.tftp("broken.xml").equals("NotFound"));
            assertThat(phone.tftp("broken.xml")).isEqualTo("ERROR 0");
            assertThatThrownBy(() -> phone.get("broken.xml")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void res15AChunkedSourceThatBreaksEndsInAnErrorOnBothFronts() throws Exception {
        try (ScriptedHttp broken =
                ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|01234|")) {
            withScript("broken", broken);

            Await.until("the cluster is asked", () -> !phone.tftp("chunk.xml").equals("NotFound"));
            assertThat(phone.tftp("chunk.xml")).isEqualTo("ERROR 0");
            assertThatThrownBy(() -> phone.get("chunk.xml")).isInstanceOf(IOException.class);
        }
    }

    private void withScript(String id, ScriptedHttp script) throws Exception {
        clusters.add(id);
        topics.cluster(Records.remote(id, 1, Topics.next(), 69, script.port(), "127.0.0.2"));
        awaitPeer(id);
    }

    private RemoteServer cluster(String id, int order, String address, String... names) throws Exception {
        RemoteServer server = RemoteServer.on(address);
        servers.add(server);
        clusters.add(id);
        for (String name : names) {
            server.files.put(name, (name + " of " + id).getBytes(UTF_8));
        }
        topics.cluster(server.cluster(id, order));
        awaitPeer(id);
        return server;
    }

    private static void awaitHome(String device, String clusterId) {
        Await.until(
                "the home is known",
                () -> admin().get("/api/v1/routes/" + device + ".cnf.xml")
                        .asString()
                        .contains("at home in " + clusterId));
    }

    private static void awaitPeer(String id) {
        Await.until(
                "the cluster is known",
                () -> admin().get("/api/v1/peers").path("items.cluster") instanceof List<?> known
                        && known.contains(id));
    }

    private void upload(String path, String text) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        URI store = URI.create(config("option150.file-store.url") + "/api/v1/contents/" + Records.sha256(bytes));
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(store)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        topics.file(Records.file(path, bytes, Topics.next()));
    }

    private String httpBody(String name) {
        try {
            return phone.get(name).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] rrq(String name) {
        return ("\0\1" + name + "\0octet\0").getBytes(UTF_8);
    }

    /** What comes to a fresh port within the time; empty for silence. */
    private byte[] answer(byte[] packet, int millis) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            send(socket, packet);
            socket.setSoTimeout(millis);
            DatagramPacket got = new DatagramPacket(new byte[2048], 2048);
            socket.receive(got);
            return java.util.Arrays.copyOf(got.getData(), got.getLength());
        } catch (SocketTimeoutException silence) {
            return new byte[0];
        }
    }

    private void send(DatagramSocket socket, byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, tftp.addresses().getFirst()));
    }

    private String rawHttp(String request) throws IOException {
        InetSocketAddress server = http.addresses().getFirst();
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readNBytes(12), UTF_8);
        }
    }

    private static long requests(String parameter, String value) {
        return ((Number) admin().queryParam(parameter, value)
                        .get("/api/v1/requests")
                        .path("total"))
                .longValue();
    }

    private static int cached() {
        return ((Number) admin().get("/api/v1/cache").path("entries.total")).intValue();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN);
    }

    private static RequestSpecification service() {
        return given().header("Authorization", "Bearer " + TestTokens.SERVICE);
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
