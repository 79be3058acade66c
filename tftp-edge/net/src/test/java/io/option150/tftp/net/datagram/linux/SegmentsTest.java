package io.option150.tftp.net.datagram.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.NioDriver;
import io.option150.tftp.net.datagram.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that the kernel cuts, and what becomes of one that it refuses. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class SegmentsTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWindowArrivesWholeWithAndWithoutTheKernelsHelp(boolean segments) throws Exception {
        assertThat(received(segments, 1432, 100, 500)).hasSize(101).last().isEqualTo(504);
    }

    /** Segments beyond the link's MTU, 65536 on loopback, or more of them than the kernel takes, are refused whole. */
    @ParameterizedTest
    @ValueSource(ints = {65_000, 32_000, 8})
    void blocksOfAnySizeArrive(int size) throws Exception {
        assertThat(received(true, size, 3, 1)).containsExactly(size + 4, size + 4, size + 4, 5);
    }

    private static List<Integer> received(boolean segments, int size, int count, int last) throws Exception {
        List<Integer> lengths = new ArrayList<>();
        try (LinuxDriver driver = LinuxDriver.open(segments);
                NioDriver other = NioDriver.open()) {
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
            DatagramPort sender = driver.open(loopback, Sharing.ALONE, 1 << 20, (from, datagram) -> {});
            // By NIO, which takes datagrams of any length.
            DatagramPort receiver = other.open(loopback, Sharing.ALONE, 1 << 22, (from, datagram) -> {
                lengths.add(datagram.remaining());
            });
            Peer to = new Peer().set(receiver.local());
            for (int each = 0; each <= count; each++) {
                ByteBuffer packet = driver.packet(size + 4);
                packet.limit(each == count ? last + 4 : size + 4);
                sender.send(to, packet);
            }
            driver.poll(0);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (lengths.size() <= count && System.nanoTime() < deadline) {
                other.poll(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        return lengths;
    }
}
