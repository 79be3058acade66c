package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.option150.registry.RegistryTest;
import io.option150.testkit.TestTokens;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The password of a Unified CM stands nowhere after it was given and used: in no answer, table, line of the log, and not in the
 * heap. The test's own copies are wiped.
 */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class PasswordsTest {

    private static final String NAME = "hush";
    private static final String USER = "discovery";
    private static final int LENGTH = 24;

    @TempDir
    Path folder;

    @Inject
    Pool pool;

    /** What is logged meanwhile, also by what is usually not. */
    private static final class Lines extends Handler implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Logger logger = Logger.getLogger("io.option150");
        private final Level before = logger.getLevel();

        Lines() {
            setFormatter(new SimpleFormatter());
            setLevel(Level.ALL);
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(getFormatter().format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(before);
        }
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
            Arrays.fill(request, (byte) 0);
        }
    }

    @Test
    void aPasswordStandsNowhereAfterItWasUsed() throws Exception {
        RunCalls.all();
        byte[] secret = letters();
        byte[] canary = letters();
        List<Needle> needles = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        String alive = new String(canary, US_ASCII);
        var canaryNeedle = new Needle("canary", canary);
        try (var cm = new UnifiedCm(folder, NAME).at("192.0.2.81");
                var lines = new Lines()) {
            cm.site().phones(0x8100, 10);
            byte[] plain = joined(ascii(USER + ":"), secret);
            byte[] base64 = Base64.getEncoder().encode(plain);
            byte[] authorization = joined(ascii("Basic "), base64);
            cm.axl.expects(MessageDigest.getInstance("SHA-256").digest(authorization));
            var empty = cm.body("", cm.sha256());
            int at = empty.indexOf("\"password\":\"") + "\"password\":\"".length();
            byte[] body = joined(ascii(empty.substring(0, at)), secret, ascii(empty.substring(at)));
            needles.add(new Needle("password", secret));
            needles.add(new Needle("Authorization", Arrays.copyOfRange(base64, 0, base64.length - 4)));
            for (byte[] used : List.of(secret, plain, base64, authorization)) {
                Arrays.fill(used, (byte) 0);
            }
            var answer = put(body);
            Arrays.fill(body, (byte) 0);
            assertThat(answer).startsWith("HTTP/1.1 201");
            texts.add(answer);

            var report = RunCalls.of(NAME);
            // It was used, and let in.
            assertThat(report.get("reason").textValue()).isEmpty();
            texts.add(report.toString());
            cm.axl.expects(new byte[32]);
            var refused = RunCalls.of(NAME);
            assertThat(refused.get("reason").textValue()).startsWith("HTTP 401:");
            texts.add(refused.toString());
            cm.axl.down();
            texts.add(RunCalls.of(NAME).toString());

            texts.addAll(answers());
            texts.addAll(tables());
            // A run has not much to log: that it would be heard is seen by a line that is sure to come.
            org.jboss.logging.Logger.getLogger(PasswordsTest.class).debug("heard");
            assertThat(lines.lines).anyMatch(line -> line.contains("heard"));
            texts.addAll(lines.lines);
            var dump = folder.resolve("heap.hprof");
            // Twice: what a first collection ends may have held more.
            System.gc();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
            assertThat(alive).hasSize(LENGTH);
            assertThat(canaryNeedle.in(dump)).as("what is alive is found").isNotEmpty();
            for (var needle : needles) {
                assertThat(needle.in(dump)).isEmpty();
                assertThat(texts).allSatisfy(text -> assertThat(needle.in(text)).isEmpty());
            }
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
                        "/api/v1/audit/cluster-registry")
                .stream()
                .map(path -> admin().get(path).then().statusCode(200).extract().asString())
                .toList();
    }

    private List<String> tables() {
        return List.of("outbox", "audit", "discovery_source", "discovery_source_state", "discovery_run").stream()
                .map(table -> {
                    var rows = StreamSupport.stream(
                                    pool.query("select row_to_json(t)::text as t from " + table + " t")
                                            .execute()
                                            .await()
                                            .atMost(Duration.ofSeconds(10))
                                            .spliterator(),
                                    false)
                            .map(row -> row.getString("t"))
                            .toList();
                    assertThat(table.equals("outbox") || !rows.isEmpty())
                            .as(table)
                            .isTrue();
                    return String.join("\n", rows);
                })
                .toList();
    }
}
