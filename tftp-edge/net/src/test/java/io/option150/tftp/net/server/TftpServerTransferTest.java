package io.option150.tftp.net.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.tftp.net.Content;
import io.option150.tftp.net.MappedContent;
import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Packet;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes go to a client, packet by packet. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class TftpServerTransferTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private ServerFixture fixture;
    private RawPeer client;

    private final Transport transport;

    TftpServerTransferTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() throws Exception {
        fixture = ServerFixture.onLoopback(transport);
        client = RawPeer.onLoopback();
    }

    @AfterEach
    void stop() {
        client.close();
        fixture.close();
    }

    @Test
    void optionsAreAnsweredInAnOack() throws Exception {
        fixture.add("file", 3000);
        client.ask(fixture.address(), "file", Map.of("tsize", "0", "blksize", "9000", "windowsize", "64"));

        assertThat(client.receive(Packet.Oack.class).options())
                .isEqualTo(Map.of("tsize", "3000", "blksize", "1428", "windowsize", "16"));
        client.answer(new Packet.Ack(0));
        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(1428);
        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(1428);
        assertThat(client.receive(Packet.Data.class).payload().remaining()).isEqualTo(144);
        client.answer(new Packet.Ack(3));
        assertThat(fixture.nextReport())
                .returns(Outcome.SERVED, TransferReport::outcome)
                .returns(3000L, TransferReport::bytes)
                .returns(0, TransferReport::retransmits);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 100, 101, 350, 799, 800})
    void bytesOfAMemoryAndThoseBehindItAreOneFile(int inMemory, @TempDir Path folder) throws Exception {
        byte[] bytes = ServerFixture.bytes(800);
        MappedContent whole = MappedContent.of(Files.write(folder.resolve("file"), bytes));
        fixture.files.put("file", whole.showing(inMemory));
        client.ask(fixture.address(), "file", Map.of("blksize", "100", "windowsize", "4", "timeout", "60"));
        client.receive(Packet.Oack.class);
        ByteBuffer received = ByteBuffer.allocate(800);
        for (int block = 0; block <= 9; block++) {
            if (block > 0) {
                Packet.Data data = client.receive(Packet.Data.class);
                assertThat(data.block()).isEqualTo(block);
                received.put(data.payload());
            }
            if (block % 4 == 0 || block == 9) {
                client.answer(new Packet.Ack(block));
            }
        }

        assertThat(received.array()).isEqualTo(bytes);
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
    }

    @Test
    void aGapInAWindowIsFilledFromTheGapOn() throws Exception {
        fixture.add("file", 100_000);
        client.ask(fixture.address(), "file", Map.of("windowsize", "4"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        assertBlocks(1, 4);

        client.answer(new Packet.Ack(2));

        assertBlocks(3, 6);
    }

    /** Once each, that is; now and then this test itself pauses longer than such a client does, which costs it a window. */
    @Test
    void aClientThatAcknowledgesEachBlockOfAWindowGetsEachBlockOnce() throws Exception {
        int blocks = 684;
        byte[] bytes = fixture.add("file", (blocks - 1) * 1428 + 5);
        client.ask(fixture.address(), "file", Map.of("blksize", "1428", "windowsize", "16", "timeout", "60"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        ByteBuffer received = ByteBuffer.allocate(bytes.length);
        int packets = 0;
        int next = 1;
        while (received.hasRemaining()) {
            Packet.Data data = client.receive(Packet.Data.class);
            packets++;
            if (data.block() == next) {
                received.put(data.payload());
                client.answer(new Packet.Ack(next));
                next++;
            }
        }

        assertThat(received.array()).isEqualTo(bytes);
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
        assertThat(packets).isLessThan(2 * blocks);
    }

    @Test
    void repeatedAcksAreNotAnswered() throws Exception {
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", Map.of("timeout", "5"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        client.answer(new Packet.Ack(0));
        assertBlocks(1, 1);
        client.answer(new Packet.Ack(1));
        client.answer(new Packet.Ack(1));
        client.answer(new Packet.Ack(0));
        assertBlocks(2, 2);

        client.assertSilence(MOMENT);
        assertThat(fixture.retransmits).hasValue(0);
    }

    @Test
    void whatIsNotAcknowledgedInTimeIsSentAgainLessAndLessOftenAndThenGivenUp() throws Exception {
        fixture.close();
        fixture = ServerFixture.repeatingSoon(transport);
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", Map.of());
        assertBlocks(1, 1);
        long began = System.nanoTime();
        client.answer(new Packet.Ack(1));
        // The first block comes again where this test took its time.
        int repeatsOfFirst = 0;
        int copies = 0;
        while (copies < 5) {
            int block = client.receive(Packet.Data.class).block();
            assertThat(block).isIn(copies == 0 ? List.of(1, 2) : List.of(2));
            repeatsOfFirst += block == 1 ? 1 : 0;
            copies += block == 2 ? 1 : 0;
        }

        // 200 + 400 + 800 + 1600 ms.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(2800));
        assertThat(fixture.nextReport())
                .returns(Outcome.ABORTED, TransferReport::outcome)
                .returns("client answers no more", TransferReport::detail)
                .returns(true, TransferReport::heard)
                .returns(repeatsOfFirst + 4, TransferReport::retransmits);
        assertThat(fixture.retransmits).hasValue(repeatsOfFirst + 4);
        assertThat(fixture.server.activeTransfers()).isZero();
        client.assertSilence(MOMENT);
    }

    @Test
    void aClientThatAnswersNothingIsReportedAsUnheard() throws Exception {
        fixture.close();
        fixture = ServerFixture.repeatingSoon(transport);
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", Map.of());
        assertBlocks(1, 1);

        assertThat(fixture.nextReport())
                .returns(Outcome.ABORTED, TransferReport::outcome)
                .returns(false, TransferReport::heard)
                .returns(0L, TransferReport::bytes)
                .satisfies(report -> assertThat(report.retransmits()).isPositive());
    }

    @Test
    void theClientsTimeoutOptionWins() throws Exception {
        fixture.add("file", 5000);
        long began = System.nanoTime();
        client.ask(fixture.address(), "file", Map.of("timeout", "1"));
        client.receive(Packet.Oack.class);
        client.receive(Packet.Oack.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), ServerFixture.LATER);
    }

    @Test
    void anErrorFromTheClientEndsItsTransferInSilence() throws Exception {
        GrowingContent content = new GrowingContent(Content.UNKNOWN);
        content.grow(new byte[600]);
        fixture.files.put("file", content);
        client.ask(fixture.address(), "file", Map.of());
        assertBlocks(1, 1);

        client.answer(new Packet.Error(3, "disk full"));

        assertThat(fixture.nextReport())
                .returns(Outcome.ABORTED, TransferReport::outcome)
                .returns("client ended it: 3 disk full", TransferReport::detail)
                .returns(true, TransferReport::heard);
        assertThat(content.isAbandoned()).isTrue();
        client.assertSilence(MOMENT);
    }

    @Test
    void bytesGoAsTheyArriveAndTheShortBlockOnlyAfterTheEnd() throws Exception {
        byte[] bytes = ServerFixture.bytes(1300);
        GrowingContent content = new GrowingContent(Content.UNKNOWN);
        fixture.files.put("file", content);
        client.ask(fixture.address(), "file", Map.of("blksize", "512", "windowsize", "2"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        client.assertSilence(MOMENT);

        content.grow(Arrays.copyOf(bytes, 600));
        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(bytes, 0, 512));
        content.grow(Arrays.copyOfRange(bytes, 600, 1300));
        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(bytes, 512, 512));
        client.answer(new Packet.Ack(2));
        client.assertSilence(MOMENT);
        content.complete();

        assertThat(client.receive(Packet.Data.class).payload()).isEqualTo(ByteBuffer.wrap(bytes, 1024, 276));
        client.answer(new Packet.Ack(3));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
        assertThat(content.isAbandoned()).isTrue();
    }

    @Test
    void aSourceThatFailsEndsInError0AndNeverInAShortBlock() throws Exception {
        GrowingContent content = new GrowingContent(2000);
        content.grow(new byte[700]);
        fixture.files.put("file", content);
        client.ask(fixture.address(), "file", Map.of());
        assertBlocks(1, 1);
        client.answer(new Packet.Ack(1));
        client.assertSilence(MOMENT);

        content.fail("peer went away");

        assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(0, "peer went away"));
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.FAILED);
        client.assertSilence(MOMENT);
    }

    @Test
    void aSourceThatHadFailedBeforeIsError0() throws Exception {
        GrowingContent content = new GrowingContent(2000);
        content.grow(new byte[700]);
        content.fail("peer went away");
        fixture.files.put("file", content);
        client.ask(fixture.address(), "file", Map.of());

        assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(0, "peer went away"));
    }

    @Test
    void aSourceThatShrinksEndsInError0AndNeverInAShortBlock() throws Exception {
        fixture.files.put("file", new ShrunkContent(2000, 100));
        client.ask(fixture.address(), "file", Map.of());

        assertThat(client.receive(Packet.Error.class).code()).isZero();
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theOackWaitsAMomentForTheLength() throws Exception {
        fixture.close();
        ServerConfig plain = ServerFixture.config(transport, InetAddress.ofLiteral("127.0.0.1"));
        fixture = new ServerFixture(new ServerConfig(
                plain.listen(),
                0,
                1,
                false,
                plain.transport(),
                plain.policy(),
                plain.repeats(),
                plain.receiveBufferBytes(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                plain.limits()));
        GrowingContent content = new GrowingContent(Content.UNKNOWN);
        fixture.files.put("file", content);
        client.ask(fixture.address(), "file", Map.of("tsize", "0"));
        client.assertSilence(MOMENT);

        content.lengthBecomesKnown(77);

        assertThat(client.receive(Packet.Oack.class).options()).isEqualTo(Map.of("tsize", "77"));
    }

    @Test
    void theOackLeavesTheLengthOutWhenItStaysUnknown() throws Exception {
        fixture.files.put("file", new GrowingContent(Content.UNKNOWN));
        client.ask(fixture.address(), "file", Map.of("tsize", "0", "blksize", "600"));

        assertThat(client.receive(Packet.Oack.class).options()).isEqualTo(Map.of("blksize", "600"));
    }

    @Test
    void openTransfersCanBeSeen() throws Exception {
        fixture.add("file", 5000);
        client.ask(fixture.address(), "file", Map.of("tsize", "0"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));
        client.receive(Packet.Data.class);
        client.answer(new Packet.Ack(1));
        client.receive(Packet.Data.class);

        assertThat(fixture.server.activeTransfers()).isEqualTo(1);
        await("512 bytes acknowledged")
                .atMost(20, SECONDS)
                .until(() -> fixture.server.transfers().getFirst().bytes() == 512);
        TransferView view = fixture.server.transfers().getFirst();
        assertThat(view.request().fileName()).isEqualTo("file");
        assertThat(view.length()).isEqualTo(5000);
        assertThat(view.age()).isPositive();
    }

    private void assertBlocks(int first, int last) throws Exception {
        for (int block = first; block <= last; block++) {
            assertThat(client.receive(Packet.Data.class).block()).isEqualTo(block);
        }
    }

    /** Says that more is there than can be read, as a file does that was cut on disk. */
    private record ShrunkContent(long length, int readable) implements Content {
        @Override
        public long available() {
            return length;
        }

        @Override
        public State state() {
            return State.COMPLETE;
        }

        @Override
        public String failure() {
            return "";
        }

        @Override
        public int read(long position, ByteBuffer target) {
            target.put(new byte[readable]);
            return readable;
        }

        @Override
        public Subscription onChange(Runnable wakeUp) {
            return () -> {};
        }
    }
}
