package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.RegistryTopics;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The password of a Unified CM, and the token of another suite, stand nowhere after they were given and used: in no answer, table,
 * event, line of the log, and not in the heap. The test's own copies are wiped.
 */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class PasswordsTest {

    private static final String NAME = "hush";
    private static final String USER = "discovery";
    private static final int LENGTH = 24;
    private static final int PHONES = 10;
    private static final long FIRST = 0x8100;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Threads of a client that is closed may take a while to end. */
    private static final Duration GONE_WITHIN = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Inject
    Pool pool;

    private final List<Needle> needles = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void begin() {
        RunCalls.all();
    }

    /** Other tests ask for what they made themselves. */
    @AfterEach
    void leaveNothing() {
        for (long number = FIRST; number < FIRST + PHONES; number++) {
            admin().delete("/api/v1/devices/SEP%012X".formatted(number));
        }
        admin().delete("/api/v1/clusters/" + NAME);
    }

    private static byte[] letters() {
        byte[] letters = new byte[LENGTH];
        var random = new SecureRandom();
        for (int i = 0; i < LENGTH; i++) {
            letters[i] = (byte) ('A' + random.nextInt(26));
        }
        return letters;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static void wipe(byte[]... used) {
        for (byte[] one : used) {
            Arrays.fill(one, (byte) 0);
        }
    }

    /** Puts a secret into a body that has an empty one, and gives that to the service; wipes both. */
    private static String give(String empty, byte[] secret) throws IOException {
        int at = empty.indexOf("\"password\":\"") + "\"password\":\"".length();
        byte[] body = joined(ascii(empty.substring(0, at)), secret, ascii(empty.substring(at)));
        try {
            return put(body);
        } finally {
            wipe(body, secret);
        }
    }

    /** Without a client library, which might keep what it sends. */
    private static String put(byte[] body) throws IOException {
        byte[] head = ascii("PUT " + UnifiedCm.SOURCES + NAME + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Authorization: Bearer " + TestTokens.ADMIN + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        byte[] request = joined(head, body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(request);
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(UTF_8);
        } finally {
            wipe(request);
        }
    }

    @Test
    void aPasswordStandsNowhereAfterItWasUsed() throws Exception {
        byte[] secret = letters();
        try (var cm = new UnifiedCm(folder, NAME).at("192.0.2.181");
                var lines = new LogLines()) {
            cm.site().phones(FIRST, PHONES);
            byte[] plain = joined(ascii(USER + ":"), secret);
            byte[] base64 = Base64.getEncoder().encode(plain);
            byte[] authorization = joined(ascii("Basic "), base64);
            cm.axl.expects(MessageDigest.getInstance("SHA-256").digest(authorization));
            needles.add(new Needle("password", secret));
            needles.add(new Needle("Authorization", Arrays.copyOfRange(base64, 0, base64.length - 4)));
            wipe(plain, base64, authorization);
            given(cm.body("", cm.sha256()), secret);

            run("");
            cm.axl.expects(new byte[32]);
            run("HTTP 401:");
            cm.axl.down();
            run("TCP:");
            texts.addAll(events("SEP%012X".formatted(FIRST)));
            assertThatItIsNowhere(lines);
        }
    }

    @Test
    void aTokenStandsNowhereAfterItWasUsed() throws Exception {
        byte[] secret = letters();
        try (var suite = new OtherSuite(folder, NAME);
                var lines = new LogLines()) {
            suite.states(suite.origin(), NAME, 1, "198.51.100.81");
            byte[] authorization = joined(ascii("Bearer "), secret);
            suite.expects(MessageDigest.getInstance("SHA-256").digest(authorization));
            wipe(authorization);
            needles.add(new Needle("token", secret));
            given(suite.body(""), secret);

            run("");
            suite.expects(new byte[32]);
            run("HTTP 401:");
            suite.down();
            run("TCP:");
            texts.addAll(events(""));
            assertThatItIsNowhere(lines);
        }
    }

    private void given(String empty, byte[] secret) throws IOException {
        var answer = give(empty, secret);
        assertThat(answer).startsWith("HTTP/1.1 201");
        texts.add(answer);
    }

    /** @param reason with which it fails; empty: it was used, and let in */
    private void run(String reason) {
        var report = RunCalls.of(NAME);
        assertThat(report.get("reason").textValue()).startsWith(reason);
        assertThat(report.get("reason").textValue().isEmpty()).isEqualTo(reason.isEmpty());
        texts.add(report.toString());
    }

    private void assertThatItIsNowhere(LogLines lines) throws IOException {
        texts.addAll(answers());
        texts.addAll(tables());
        // A run has not much to log: that it would be heard is seen by a line that is sure to come.
        org.jboss.logging.Logger.getLogger(PasswordsTest.class).debug("heard");
        assertThat(lines.all()).anyMatch(line -> line.contains("heard"));
        texts.addAll(lines.all());
        byte[] canary = letters();
        var alive = new String(canary, US_ASCII);
        var canaryNeedle = new Needle("canary", canary);
        for (var needle : needles) {
            assertThat(texts).allSatisfy(text -> assertThat(needle.in(text)).isEmpty());
        }
        await().atMost(GONE_WITHIN).untilAsserted(() -> {
            var dump = folder.resolve("heap.hprof");
            Files.deleteIfExists(dump);
            // Twice: what a first collection ends may have held more.
            System.gc();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
            assertThat(alive).hasSize(LENGTH);
            assertThat(canaryNeedle.in(dump)).as("what is alive is found").isNotEmpty();
            for (var needle : needles) {
                assertThat(needle.in(dump)).isEmpty();
            }
        });
    }

    /** All events of clusters and devices so far, the run's own among them. */
    private static List<String> events(String device) throws IOException {
        List<String> all = new ArrayList<>(events(RegistryTopics.CLUSTER_CHANGED, NAME));
        if (!device.isEmpty()) {
            all.addAll(events(RegistryTopics.PHONE_MOVED, device));
        }
        return all;
    }

    private static List<String> events(String topic, String key) throws IOException {
        try (var reader = new TopicReader(TestBackends.start().bootstrapServers(), topic)) {
            reader.await(SOON, event -> key.equals(event.key()));
            return reader.seen().stream()
                    .map(event -> event.headers() + (event.value() == null ? "" : new String(event.value(), UTF_8)))
                    .toList();
        }
    }

    private static List<String> answers() {
        return List.of(
                        UnifiedCm.SOURCES + NAME,
                        "/api/v1/discovery/sources",
                        "/api/v1/discovery/runs",
                        "/api/v1/discovery/moves",
                        "/api/v1/discovery/statements",
                        "/api/v1/clusters",
                        "/api/v1/clusters/" + NAME,
                        "/api/v1/devices",
                        "/api/v1/audit/cluster-registry",
                        "/q/metrics",
                        "/q/health")
                .stream()
                .map(path -> admin().get(path).then().statusCode(200).extract().asString())
                .toList();
    }

    /** All of the service's tables. */
    private List<String> tables() {
        var names = rows("select tablename as t from pg_tables where schemaname = 'public'");
        assertThat(names).contains("outbox", "audit", "discovery_source", "discovery_source_state", "discovery_run");
        return names.stream()
                .map(table -> String.join("\n", rows("select row_to_json(t)::text as t from \"" + table + "\" t")))
                .toList();
    }

    private List<String> rows(String query) {
        return StreamSupport.stream(
                        pool.query(query).execute().await().atMost(SOON).spliterator(), false)
                .map(row -> row.getString("t"))
                .toList();
    }
}
