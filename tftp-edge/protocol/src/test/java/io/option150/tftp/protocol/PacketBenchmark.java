package io.option150.tftp.protocol;

import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.transfer.AdaptiveTimeout;
import io.option150.tftp.protocol.transfer.Sender;
import io.option150.tftp.protocol.transfer.SenderLimits;
import io.option150.tftp.protocol.transfer.TimeoutRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the codec and the sender machine cost for a packet; run with {@code -prof gc} for the bytes they allocate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PacketBenchmark {

    private static final byte[] RRQ =
            "\0\1SEP001122AABBCC.cnf.xml\0octet\0blksize\0001428\0tsize\0000\0".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer ack = ByteBuffer.allocateDirect(4).putShort((short) Opcode.ACK);
    private final ByteBuffer rrq = ByteBuffer.allocateDirect(RRQ.length).put(RRQ);
    private final ByteBuffer out = ByteBuffer.allocateDirect(64);
    private final Packet.Oack oack = new Packet.Oack(Map.of("blksize", "1428", "tsize", "10240"));
    private final Sender sender = new Sender(
            new Agreement(8, 4, 0, -1, Map.of("windowsize", "4")),
            new AdaptiveTimeout(1_000_000, new TimeoutRange(1, 1_000_000_000)),
            new SenderLimits(5, 0, 1_000_000_000));
    private long packet;

    /** Begins a transfer that never ends. */
    public PacketBenchmark() {
        sender.start(Long.MAX_VALUE / 2, true, 0);
        sender.acknowledged(0, 0);
    }

    @Benchmark
    public int readAck() {
        ack.putShort(2, (short) packet++);
        ack.position(0).limit(4);
        return PacketDecoder.opcode(ack) + PacketDecoder.block(ack);
    }

    @Benchmark
    public int writeDataHead() {
        return PacketEncoder.dataHead(packet++);
    }

    /** One ACK of a window and the verdict on it. */
    @Benchmark
    public Sender.Verdict sendOnAnAck() {
        return sender.acknowledged((int) (sender.lastBlock() & 0xffff), packet += 100);
    }

    /** Once a transfer: makes the request's strings. */
    @Benchmark
    public Object readRrq() {
        return PacketDecoder.decode(rrq.position(0).limit(RRQ.length));
    }

    /** Once a transfer. */
    @Benchmark
    public ByteBuffer writeOack() {
        PacketEncoder.encode(oack, out.clear());
        return out;
    }
}
