package io.option150.tftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.transfer.AdaptiveTimeout;
import io.option150.tftp.protocol.transfer.Sender;
import io.option150.tftp.protocol.transfer.SenderLimits;
import io.option150.tftp.protocol.transfer.TimeoutRange;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What is done for each packet allocates nothing. */
class AllocationTest {
    private static final int PACKETS = 50_000;
    private static final int ROUNDS = 20;

    @Test
    void readingAnAckAndWritingADataHeadAllocateNothing() {
        ByteBuffer ack = ByteBuffer.allocateDirect(4).putShort((short) Opcode.ACK);
        ByteBuffer data = ByteBuffer.allocateDirect(4);
        long[] sum = new long[1];

        assertThat(bytesAllocated(packet -> {
                    ack.putShort(2, (short) packet);
                    ack.position(0).limit(4);
                    sum[0] += PacketDecoder.opcode(ack) + PacketDecoder.block(ack);
                    PacketEncoder.dataHead(packet, data.clear());
                    sum[0] += PacketEncoder.dataHead((long) packet);
                }))
                .isZero();
        assertThat(sum[0]).isPositive();
    }

    @Test
    void theSenderAllocatesNothingForAnAck() {
        Sender sender = new Sender(
                new Agreement(8, 4, 0, -1, Map.of("windowsize", "4")),
                new AdaptiveTimeout(1_000_000, new TimeoutRange(1, 1_000_000_000)),
                new SenderLimits(5, 0, 1_000_000_000));
        sender.start(Long.MAX_VALUE / 2, true, 0);
        sender.acknowledged(0, 0);
        long[] now = new long[1];

        assertThat(bytesAllocated(packet -> {
                    now[0] += 100;
                    if (packet % 7 == 0) {
                        sender.timePassed(sender.wakeAt());
                    }
                    sender.acknowledged((int) (sender.lastBlock() & 0xffff), now[0]);
                }))
                .isZero();
        assertThat(sender.acknowledgedBytes()).isGreaterThan(PACKETS);
    }

    /** Bytes a packet; what the machine itself allocates once, as when it swaps in compiled code, is none. */
    private static long bytesAllocated(IntConsumer work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long perPacket = Long.MAX_VALUE;
        // On a busy machine the compiler comes late: what counts is what its code allocates.
        for (int round = 0; round < ROUNDS && perPacket > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int packet = 0; packet < PACKETS; packet++) {
                work.accept(packet);
            }
            perPacket = (threads.getCurrentThreadAllocatedBytes() - before) / PACKETS;
        }
        return perPacket;
    }
}
