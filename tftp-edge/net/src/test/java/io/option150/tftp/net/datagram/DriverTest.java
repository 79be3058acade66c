package io.option150.tftp.net.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.transport.Transport;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server and every driver have agreed on. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class DriverTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @SuppressWarnings("ArrayRecordComponent") // Compared by its parts alone.
    private record Datagram(Peer from, byte[] bytes) {}

    private final List<Datagram> received = new ArrayList<>();
    private DatagramDriver driver;
    private DatagramPort sender;
    private DatagramPort receiver;
    private final Peer to = new Peer();

    private final Transport transport;

    DriverTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void open() throws Exception {
        driver = transport.open();
        sender = driver.open(LOOPBACK, Sharing.ALONE, 0, (from, datagram) -> {});
        receiver = driver.open(LOOPBACK, Sharing.ALONE, 1 << 20, this::keep);
        to.set(receiver.local());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void keep(Peer from, ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        received.add(new Datagram(from.copy(), bytes));
    }

    private void await(int count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (received.size() < count) {
            assertThat(System.nanoTime())
                    .as("%d of %d came", received.size(), count)
                    .isLessThan(deadline);
            driver.poll(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) (seed * 31 + at);
        }
        return bytes;
    }

    @Test
    void datagramsOfManySizesArriveAsTheyWere() throws Exception {
        int[] sizes = {0, 1, 3, 3, 3, 1, 4, 1432, 1432, 1432, 700, 1432, 2048, 2047, 2048};
        for (int each = 0; each < sizes.length; each++) {
            sender.send(to, ByteBuffer.wrap(bytes(each, sizes[each])));
        }
        await(sizes.length);

        for (int each = 0; each < sizes.length; each++) {
            assertThat(received.get(each).bytes()).as("datagram %d", each).isEqualTo(bytes(each, sizes[each]));
            assertThat(received.get(each).from()).isEqualTo(new Peer().set(sender.local()));
        }
    }

    @Test
    void manyMoreThanOneCallTakesArriveInOrder() throws Exception {
        for (int each = 0; each < 3000; each++) {
            ByteBuffer packet = driver.packet(8);
            sender.send(to, packet.putLong(each).flip());
            if (each % 500 == 499) {
                await(each + 1);
            }
        }

        for (int each = 0; each < 3000; each++) {
            assertThat(ByteBuffer.wrap(received.get(each).bytes()).getLong()).isEqualTo(each);
        }
    }

    @Test
    void aMemoryIsSentInPiecesBehindHeads() throws Exception {
        MemorySegment memory = Arena.ofAuto().allocate(10_000);
        MemorySegment.copy(bytes(7, 10_000), 0, memory, ValueLayout.JAVA_BYTE, 0, 10_000);
        for (int block = 0; block < 7; block++) {
            sender.send(to, 0x30000 + block, memory, block * 1428L, 1428);
        }
        sender.send(to, 0x30007, memory, 7 * 1428L, 10_000 - 7 * 1428);
        await(8);

        ByteBuffer all = ByteBuffer.allocate(10_000);
        for (int block = 0; block < 8; block++) {
            ByteBuffer datagram = ByteBuffer.wrap(received.get(block).bytes());
            assertThat(datagram.getInt()).isEqualTo(0x30000 + block);
            all.put(datagram);
        }
        assertThat(all.array()).isEqualTo(bytes(7, 10_000));
    }

    @Test
    void whatIsAloneInItsTurnArrivesAsItWas() throws Exception {
        DatagramPort small = driver.open(LOOPBACK, Sharing.ALONE, 0, this::keep);
        to.set(small.local());
        MemorySegment memory = Arena.ofAuto().allocate(2048);
        MemorySegment.copy(bytes(3, 2048), 0, memory, ValueLayout.JAVA_BYTE, 0, 2048);
        int[] lengths = {0, 1, 1428, 2043, 2044};
        for (int each = 0; each < lengths.length; each++) {
            sender.send(to, ByteBuffer.wrap(bytes(each, lengths[each])));
            await(2 * each + 1);
            sender.send(to, 0x30000 + each, memory, 4, lengths[each]);
            await(2 * each + 2);
        }

        for (int each = 0; each < lengths.length; each++) {
            assertThat(received.get(2 * each).bytes()).isEqualTo(bytes(each, lengths[each]));
            ByteBuffer behindHead = ByteBuffer.wrap(received.get(2 * each + 1).bytes());
            assertThat(behindHead.getInt()).isEqualTo(0x30000 + each);
            assertThat(behindHead).isEqualTo(ByteBuffer.wrap(bytes(3, 2048), 4, lengths[each]));
            assertThat(received.get(2 * each + 1).from()).isEqualTo(new Peer().set(sender.local()));
        }
    }

    @Test
    void aPeerThatIsFilledAnewBetweenTwoSendsGetsOnlyItsOwn() throws Exception {
        List<byte[]> others = new ArrayList<>();
        DatagramPort other = driver.open(LOOPBACK, Sharing.ALONE, 0, (from, datagram) -> {
            byte[] bytes = new byte[datagram.remaining()];
            datagram.get(bytes);
            others.add(bytes);
        });
        Peer reused = new Peer();
        for (int each = 0; each < 10; each++) {
            reused.set(each % 2 == 0 ? receiver.local() : other.local());
            sender.send(reused, ByteBuffer.wrap(bytes(each, 20)));
        }
        await(5);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (others.size() < 5 && System.nanoTime() < deadline) {
            driver.poll(TimeUnit.MILLISECONDS.toNanos(10));
        }

        for (int each = 0; each < 5; each++) {
            assertThat(received.get(each).bytes()).isEqualTo(bytes(2 * each, 20));
            assertThat(others.get(each)).isEqualTo(bytes(2 * each + 1, 20));
        }
    }

    @Test
    void whatWasSentLeavesBeforeAPortIsClosed() throws Exception {
        sender.send(to, ByteBuffer.wrap(bytes(1, 10)));
        sender.close();
        await(1);

        assertThat(received.getFirst().bytes()).isEqualTo(bytes(1, 10));
    }

    @Test
    void anUnreachablePeerDoesNotHoldTheOthersUp() throws Exception {
        Peer nowhere = new Peer().set(new InetSocketAddress(InetAddress.ofLiteral("240.0.0.1"), 9));
        for (int each = 0; each < 5; each++) {
            sender.send(nowhere, ByteBuffer.wrap(bytes(each, 10)));
            sender.send(to, ByteBuffer.wrap(bytes(each, 10)));
        }
        await(5);

        assertThat(received).hasSize(5);
    }

    @Test
    void wakingUpEndsAWaitFromAnotherThread() throws Exception {
        Thread other = Thread.ofPlatform().start(driver::wakeUp);
        long began = System.nanoTime();
        driver.poll(PATIENCE_NANOS);
        other.join();

        assertThat(System.nanoTime() - began).isLessThan(PATIENCE_NANOS / 2);
    }
}
