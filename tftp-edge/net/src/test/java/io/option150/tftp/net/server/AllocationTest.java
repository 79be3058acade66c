package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.option150.tftp.net.MappedContent;
import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Packet;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of an ACK through a loop, and of the blocks that answer it, allocates nothing. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class AllocationTest {
    private static final int BLOCKS = 20_000;
    private static final int ROUNDS = 20;

    @TempDir
    Path folder;

    @Test
    void blocksFromTheHeapAndFromAMemoryAllocateNothing() throws Exception {
        ServerConfig plain = ServerFixture.config(Transport.LINUX, InetAddress.ofLiteral("127.0.0.1"));
        ServerConfig oneLoop = new ServerConfig(
                plain.listen(),
                0,
                1,
                false,
                Optional.of(Transport.LINUX),
                plain.policy(),
                plain.repeats(),
                plain.receiveBufferBytes(),
                plain.lengthWait(),
                plain.stallLimit(),
                plain.limits());
        try (ServerFixture fixture = new ServerFixture(oneLoop)) {
            byte[] bytes = fixture.add("heap", (ROUNDS + 1) * BLOCKS * 8);
            Path file = Files.write(folder.resolve("mapped"), bytes);
            fixture.files.put("mapped", MappedContent.of(file));
            for (String name : List.of("heap", "mapped")) {
                try (RawPeer client = RawPeer.onLoopback()) {
                    client.ask(fixture.address(), name, Map.of("blksize", "8", "timeout", "60"));
                    client.receive(Packet.Oack.class);
                    long perPacket = Long.MAX_VALUE;
                    // On a busy machine the compiler comes late: what counts is what its code allocates.
                    for (int round = 0; round < ROUNDS && perPacket > 0; round++) {
                        long before = allocatedByLoop();
                        acknowledge(client, round * BLOCKS, (round + 1) * BLOCKS);
                        perPacket = (allocatedByLoop() - before) / BLOCKS;
                    }

                    assertThat(perPacket).as("bytes a packet, %s", name).isZero();
                    client.answer(new Packet.Error(0, "enough"));
                }
            }
        }
    }

    private static void acknowledge(RawPeer client, int from, int to) throws Exception {
        for (int block = from; block < to; block++) {
            client.answer(new Packet.Ack(block & 0xffff));
            assertThat(client.receive(Packet.Data.class).block()).isEqualTo((block + 1) & 0xffff);
        }
    }

    private static long allocatedByLoop() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("tftp-loop-0"))
                .mapToLong(each -> threads.getThreadAllocatedBytes(each.threadId()))
                .sum();
    }
}
