package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketEncoder;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an address gets that another one forged in a request: it never answers, and each packet that it gets is counted. A window
 * is sent to nobody who has not acknowledged something before.
 */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class AmplificationTest {

    /** To an address that has acknowledged nothing. */
    private static final int MOST_PACKETS = 3;

    /** A block without options, and what stands before it (RFC 1350). */
    private static final int PLAIN_BYTES = 512 + 4;

    /** Longer than the longest pause between two repeats. */
    private static final int SILENCE_MILLIS = 4_000;

    private final Transport transport;

    AmplificationTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void aForgedRequestWithoutOptionsGetsItsFirstBlockAFewTimes() throws Exception {
        try (var fixture = ServerFixture.repeatingSoon(transport)) {
            fixture.add("firmware.loads", 10_000_000);
            var got = forge(fixture.address(), new Packet.Rrq("firmware.loads", Mode.OCTET, Map.of()), 1);
            assertThat(got.packets).isBetween(2, MOST_PACKETS);
            assertThat(got.bytes).isEqualTo((long) got.packets * PLAIN_BYTES);
            assertThat(fixture.nextReport().outcome()).isNotEqualTo(Outcome.SERVED);
        }
    }

    @Test
    void askingForTheLargestWindowsAndBlocksGetsAShortOackAFewTimesAndNoBlock() throws Exception {
        try (var fixture = ServerFixture.repeatingSoon(transport)) {
            fixture.add("firmware.loads", 10_000_000);
            var rrq = new Packet.Rrq(
                    "firmware.loads", Mode.OCTET, Map.of("blksize", "65464", "windowsize", "65535", "tsize", "0"));
            var got = forge(fixture.address(), rrq, 1);
            assertThat(got.packets).isBetween(2, MOST_PACKETS);
            assertThat(got.longest).isLessThanOrEqualTo(bytes(rrq).length + 2);
        }
    }

    @Test
    void theSameRequestOverAndOverGetsNoMoreThanOne() throws Exception {
        try (var fixture = ServerFixture.repeatingSoon(transport)) {
            fixture.add("firmware.loads", 10_000_000);
            var got = forge(fixture.address(), new Packet.Rrq("firmware.loads", Mode.OCTET, Map.of()), 500);
            assertThat(got.packets).isBetween(2, MOST_PACKETS);
        }
    }

    @Test
    void aFileThatThereIsNotGetsOneShortError() throws Exception {
        try (var fixture = ServerFixture.repeatingSoon(transport)) {
            var got = forge(fixture.address(), new Packet.Rrq("nowhere.xml", Mode.OCTET, Map.of()), 1);
            assertThat(got.packets).isEqualTo(1);
            assertThat(got.bytes).isLessThan(64);
        }
    }

    /** An address that says one request so many times and takes, in silence, what comes of it. */
    private static Got forge(InetSocketAddress server, Packet.Rrq rrq, int times) throws IOException {
        try (var victim = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            victim.setSoTimeout(SILENCE_MILLIS);
            var bytes = bytes(rrq);
            for (int time = 0; time < times; time++) {
                victim.send(new DatagramPacket(bytes, bytes.length, server));
            }
            var got = new Got();
            var packet = new DatagramPacket(new byte[65_507], 65_507);
            while (got.hasMore(victim, packet)) {
                got.packets++;
                got.bytes += packet.getLength();
                got.longest = Math.max(got.longest, packet.getLength());
            }
            return got;
        }
    }

    private static byte[] bytes(Packet packet) {
        var buffer = ByteBuffer.allocate(1024);
        PacketEncoder.encode(packet, buffer);
        var bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static final class Got {

        private int packets;
        private long bytes;
        private int longest;

        private boolean hasMore(DatagramSocket socket, DatagramPacket into) throws IOException {
            try {
                socket.receive(into);
                return true;
            } catch (SocketTimeoutException silence) {
                return false;
            }
        }
    }
}
