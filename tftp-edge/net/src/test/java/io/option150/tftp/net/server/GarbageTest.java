package io.option150.tftp.net.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from the network is never trusted, and never worth a line in the log. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class GarbageTest {

    private static final Logger LOGGER = Logger.getLogger("io.option150.tftp");

    private final Transport transport;

    GarbageTest(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void garbageIsCountedNeverLoggedAndDisturbsNobody(long seed) throws Exception {
        Random random = new Random(seed);
        Heard heard = new Heard();
        LOGGER.addHandler(heard);
        try (ServerFixture fixture = ServerFixture.repeatingSoon(transport);
                RawPeer phone = RawPeer.onLoopback();
                RawPeer attacker = RawPeer.onLoopback()) {
            fixture.add("file", 1000);
            phone.ask(fixture.address(), "file", Map.of());
            phone.receive(Packet.Data.class);

            for (int each = 0; each < 1000; each++) {
                attacker.send(fixture.address(), garbage(random));
            }

            assertThat(blockAfter(phone, 1)).isEqualTo(2);
            await("the phone is served").atMost(20, SECONDS).until(() -> {
                phone.answer(new Packet.Ack(2));
                return fixture.reports.stream().anyMatch(report -> report.outcome() == TransferReport.Outcome.SERVED);
            });
            assertThat(fixture.drops).hasSizeGreaterThan(100);
            assertThat(heard.records).isEmpty();
        } finally {
            LOGGER.removeHandler(heard);
        }
    }

    @Test
    void theHandlerThatListensHearsAWarning() {
        Heard heard = new Heard();
        LOGGER.addHandler(heard);
        Logger.getLogger("io.option150.tftp.net.server.Transfer").warning("to be heard");
        LOGGER.removeHandler(heard);

        assertThat(heard.records).hasSize(1);
    }

    /** The next block that is no repeat of this one; an ACK may be lost in the flood, and is repeated as phones do. */
    private static int blockAfter(RawPeer phone, int block) throws Exception {
        int came = block;
        while (came == block) {
            phone.answer(new Packet.Ack(block));
            came = phone.receive(Packet.Data.class).block();
        }
        return came;
    }

    private static byte[] garbage(Random random) {
        List<Byte> bytes = new ArrayList<>();
        if (random.nextBoolean()) {
            bytes.add((byte) 0);
            bytes.add((byte) random.nextInt(8));
        }
        int length = random.nextInt(random.nextInt(20) == 0 ? 9000 : 40);
        for (int each = 0; each < length; each++) {
            bytes.add(random.nextInt(3) == 0 ? 0 : (byte) random.nextInt(256));
        }
        if (random.nextInt(3) == 0) {
            for (byte each : "\0octet\0blksize\0-5\0tsize\0".getBytes(StandardCharsets.US_ASCII)) {
                bytes.add(each);
            }
        }
        byte[] datagram = new byte[bytes.size()];
        for (int each = 0; each < datagram.length; each++) {
            datagram[each] = bytes.get(each);
        }
        return datagram;
    }

    private static final class Heard extends Handler {
        final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                records.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
