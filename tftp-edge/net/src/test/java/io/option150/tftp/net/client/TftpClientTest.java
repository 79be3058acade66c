package io.option150.tftp.net.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.server.ServerFixture;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Packet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TftpClientTest {
    /** Where a test pauses on a busy machine, nothing is said twice. */
    private static final FetchOptions PATIENT =
            FetchOptions.DEFAULT.withPatience(Duration.ofSeconds(5), 5, Duration.ofSeconds(20));

    private TftpClient client;
    private RawPeer server;
    private final CollectingSink sink = new CollectingSink();

    @BeforeEach
    void start() throws Exception {
        client = TftpClient.start();
        server = RawPeer.onLoopback();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void fetchesManyFilesAtOnce() throws Exception {
        try (ServerFixture fixture = ServerFixture.onLoopback()) {
            List<CollectingSink> sinks = new ArrayList<>();
            for (int each = 0; each < 200; each++) {
                fixture.add("file" + each, each * 700);
                CollectingSink one = new CollectingSink();
                sinks.add(one);
                client.get(fixture.address(), "file" + each, FetchOptions.DEFAULT, one);
            }
            for (int each = 0; each < 200; each++) {
                assertThat(sinks.get(each).file()).isEqualTo(ServerFixture.bytes(each * 700));
                assertThat(sinks.get(each).length()).isEqualTo(each * 700L);
            }
        }
    }

    @Test
    void fetchesOverIpv6() throws Exception {
        try (ServerFixture fixture = ServerFixture.on(InetAddress.ofLiteral("::1"))) {
            byte[] bytes = fixture.add("file", 50_000);

            client.get(fixture.address(), "file", FetchOptions.DEFAULT, sink);

            assertThat(sink.file()).isEqualTo(bytes);
        }
    }

    @Test
    void asksForLengthBlksizeAndWindowInThatOrder() throws Exception {
        client.get(server.address(), "SEP001122AABBCC.cnf.xml", PATIENT, sink);

        Packet.Rrq rrq = server.receive(Packet.Rrq.class);

        assertThat(rrq.fileName()).isEqualTo("SEP001122AABBCC.cnf.xml");
        assertThat(rrq.options())
                .containsExactly(Map.entry("tsize", "0"), Map.entry("blksize", "1428"), Map.entry("windowsize", "4"));
    }

    @Test
    void leavesFromTheAddressItWasTold() throws Exception {
        InetAddress source = InetAddress.ofLiteral("127.0.0.2");
        client.get(server.address(), "a", PATIENT.withLocalAddress(source), sink);

        server.receive(Packet.Rrq.class);

        assertThat(server.latest().getAddress()).isEqualTo(source);
    }

    @Test
    void hearsAtOnceThatNobodyListens() throws Exception {
        InetSocketAddress nobody = server.address();
        server.close();
        // The first repeat would be later than the sink is waited for.
        Duration minute = Duration.ofMinutes(1);

        client.get(nobody, "a", FetchOptions.DEFAULT.withPatience(minute, 5, minute), sink);

        assertThat(sink.failure()).isInstanceOf(FetchFailure.Unreachable.class);
    }

    @Test
    void asksAgainAndGivesUpWhenNothingComes() throws Exception {
        client.get(server.address(), "a", PATIENT.withPatience(Duration.ofMillis(50), 3, Duration.ofSeconds(5)), sink);

        for (int asked = 0; asked < 3; asked++) {
            server.receive(Packet.Rrq.class);
        }
        assertThat(sink.failure()).isEqualTo(new FetchFailure.TimedOut("no answer"));
    }

    @Test
    void tellsAStrangerOffAndGoesOn() throws Exception {
        client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        InetSocketAddress fetching = server.latest();
        server.answer(new Packet.Oack(Map.of("tsize", "3")));
        server.receive(Packet.Ack.class);

        try (RawPeer stranger = RawPeer.onLoopback()) {
            stranger.send(fetching, data(1, "bad"));
            assertThat(stranger.receive(Packet.Error.class).code()).isEqualTo(ErrorCode.UNKNOWN_TID.number());
            stranger.send(fetching, new Packet.Error(0, "stop"));
        }
        server.send(fetching, data(1, "abc"));

        assertThat(sink.file()).asString().isEqualTo("abc");
    }

    @Test
    void doesNotTakeAFileOfAnotherLengthThanWasTold() throws Exception {
        client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        server.answer(new Packet.Oack(Map.of("tsize", "4")));
        server.receive(Packet.Ack.class);
        server.answer(data(1, "abc"));

        assertThat(server.receive(Packet.Error.class).code()).isZero();
        assertThat(sink.failure()).isEqualTo(new FetchFailure.Broken("file of 3 bytes, told 4"));
    }

    @Test
    void doesNotTakeMoreThanItsBound() throws Exception {
        client.get(server.address(), "a", PATIENT.withMaxBytes(3), sink);
        server.receive(Packet.Rrq.class);
        server.answer(new Packet.Oack(Map.of("tsize", "4")));

        assertThat(server.receive(Packet.Error.class).code()).isEqualTo(ErrorCode.DISK_FULL.number());
        assertThat(sink.failure()).isInstanceOf(FetchFailure.TooLarge.class);
    }

    @Test
    void tellsErrorsApart() throws Exception {
        client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        server.answer(new Packet.Error(ErrorCode.ACCESS_VIOLATION.number(), "keep out"));

        assertThat(sink.failure()).isEqualTo(new FetchFailure.Refused(2, "keep out"));
    }

    @Test
    void acknowledgesTheLastBlockAgainForAServerThatMissedIt() throws Exception {
        client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        server.answer(data(1, "abc"));
        server.receive(Packet.Ack.class);
        sink.file();
        server.answer(data(1, "abc"));

        assertThat(server.receive(Packet.Ack.class).block()).isEqualTo(1);
    }

    @Test
    void aCancelledFetchTellsItsServer() throws Exception {
        Fetch fetch = client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        server.answer(new Packet.Oack(Map.of("tsize", "9999")));
        server.receive(Packet.Ack.class);

        fetch.cancel();

        assertThat(server.receive(Packet.Error.class).code()).isZero();
        assertThat(sink.failure()).isInstanceOf(FetchFailure.Cancelled.class);
    }

    @Test
    void aClosedClientCancelsWhatRunsAndWhatIsAskedLater() throws Exception {
        client.get(server.address(), "a", PATIENT, sink);
        server.receive(Packet.Rrq.class);
        client.close();
        CollectingSink later = new CollectingSink();
        client.get(server.address(), "b", PATIENT, later);

        assertThat(sink.failure()).isInstanceOf(FetchFailure.Cancelled.class);
        assertThat(later.failure()).isInstanceOf(FetchFailure.Cancelled.class);
    }

    @Test
    void aSinkThatThrowsEndsItsOwnFetchOnly() throws Exception {
        try (ServerFixture fixture = ServerFixture.onLoopback()) {
            byte[] bytes = fixture.add("file", 100_000);
            CollectingSink healthy = new CollectingSink();
            client.get(fixture.address(), "file", PATIENT, new FetchSink() {
                @Override
                public void lengthKnown(long length) {
                    sink.lengthKnown(length);
                }

                @Override
                public void bytes(ByteBuffer more) {
                    throw new IllegalStateException("disk full");
                }

                @Override
                public void complete() {
                    sink.complete();
                }

                @Override
                public void failed(FetchFailure failure) {
                    sink.failed(failure);
                }
            });
            client.get(fixture.address(), "file", PATIENT, healthy);

            assertThat(sink.failure()).isInstanceOf(FetchFailure.Broken.class);
            assertThat(healthy.file()).isEqualTo(bytes);
        }
    }

    @Test
    void aNameWithNulIsRefused() {
        assertThatThrownBy(() -> client.get(server.address(), "a\0b", PATIENT, sink))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fileName must hold no NUL");
    }

    private static Packet.Data data(int block, String text) {
        return new Packet.Data(block, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
