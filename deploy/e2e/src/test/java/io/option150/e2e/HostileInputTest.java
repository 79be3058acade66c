package io.option150.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets that no phone sends: the right TFTP error or silence, counted, and no further exception in any log. */
@ExtendWith(SharedSuite.class)
class HostileInputTest {

    private static final int ANSWER_WITHIN_MS = 3_000;
    private static final int SILENCE_MS = 400;

    private final Suite suite;
    private final List<String> exceptionsBefore;

    HostileInputTest(Suite suite) throws IOException {
        this.suite = suite;
        exceptionsBefore = exceptionsInLogs();
    }

    static Stream<Arguments> refusedPackets() {
        return Stream.of(
                Arguments.of("a name that climbs out", request(1, "../../etc/passwd"), 2),
                Arguments.of("a name that climbs out with backslashes", request(1, "..\\..\\etc\\passwd"), 2),
                Arguments.of("an absolute name that climbs out", request(1, "/../etc/passwd"), 2),
                Arguments.of("a name of 600 bytes", request(1, "x".repeat(600)), 2),
                Arguments.of("an empty name", request(1, ""), 2),
                Arguments.of("a control character", request(1, "a\tb"), 2),
                Arguments.of("a write request", request(2, "ringlist.xml"), 2),
                Arguments.of("an unknown opcode", new byte[] {0, 9, 1, 2}, 4),
                Arguments.of("a request without end", Arrays.copyOf(request(1, "ringlist.xml"), 8), 4),
                Arguments.of("a mode that does not exist", bytes("\0\1ringlist.xml\0mailbox\0"), 4),
                Arguments.of("a name cut by NUL", bytes("\0\1a\0b\0octet\0"), 4));
    }

    static Stream<Arguments> droppedPackets() {
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("one byte", new byte[] {0}),
                Arguments.of("half an ACK", new byte[] {0, 4, 0}),
                Arguments.of("an error of no transfer", bytes("\0\5\0\0bye\0")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPackets")
    void isAnsweredByTheRightError(String what, byte[] packet, int code) throws Exception {
        var answer = exchange(packet, ANSWER_WITHIN_MS).orElseThrow(() -> new AssertionError("no answer to " + what));
        assertThat(answer[1]).as("opcode").isEqualTo((byte) 5);
        assertThat(answer[3]).as("error code").isEqualTo((byte) code);
        assertNoExceptionInLogs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("droppedPackets")
    void isDroppedAndCounted(String what, byte[] packet) throws Exception {
        assertThat(exchange(packet, SILENCE_MS)).as(what).isEmpty();
        assertNoExceptionInLogs();
    }

    @Test
    void droppedPacketsAreCounted() throws Exception {
        double before = dropped();
        exchange(new byte[] {0}, 1);
        Await.until("counted", Duration.ofSeconds(2), () -> dropped() > before);
    }

    @Test
    void aTruncatedOptionListHarmsNobody() throws Exception {
        exchange(bytes("\0\1ringlist.xml\0octet\0blksize\0"), SILENCE_MS);
        exchange(bytes("\0\1ringlist.xml\0octet\0blksize\0abc\0tsize\0-1\0"), SILENCE_MS);
        exchange(bytes("\0\1ringlist.xml\0octet\0windowsize\0999999999999999999999\0"), SILENCE_MS);
        assertNoExceptionInLogs();
    }

    private Optional<byte[]> exchange(byte[] packet, int waitMs) throws IOException {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var socket = new DatagramSocket(0, loopback)) {
            socket.setSoTimeout(waitMs);
            socket.send(new DatagramPacket(packet, packet.length, loopback, suite.tftpPort()));
            var answer = new DatagramPacket(new byte[2048], 2048);
            socket.receive(answer);
            return Optional.of(Arrays.copyOf(answer.getData(), answer.getLength()));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    private void assertNoExceptionInLogs() throws IOException {
        assertThat(exceptionsInLogs()).isEqualTo(exceptionsBefore);
    }

    private List<String> exceptionsInLogs() throws IOException {
        return suite.logs().lines().filter(line -> line.contains("Exception")).toList();
    }

    private double dropped() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.api(Admin.EDGE) + "/q/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("option150_tftp_dropped_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static byte[] request(int opcode, String name) {
        var packet = new ByteArrayOutputStream();
        packet.write(0);
        packet.write(opcode);
        packet.writeBytes(name.getBytes(ISO_8859_1));
        packet.write(0);
        packet.writeBytes("octet".getBytes(ISO_8859_1));
        packet.write(0);
        return packet.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
