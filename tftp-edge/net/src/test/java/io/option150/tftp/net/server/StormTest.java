package io.option150.tftp.net.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Packet;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server does when many ask at once, when packets get lost, and when addresses are forged. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class StormTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final RepeatPolicy QUICK = new RepeatPolicy(
            Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofSeconds(20), 3, Duration.ofMillis(500));

    private final Transport transport;

    StormTest(Transport transport) {
        this.transport = transport;
    }

    private ServerFixture fixture(RepeatPolicy repeats, AdmissionLimits limits) throws Exception {
        ServerConfig plain = ServerFixture.config(transport, LOOPBACK);
        return new ServerFixture(new ServerConfig(
                plain.listen(),
                0,
                1,
                false,
                plain.transport(),
                plain.policy(),
                repeats,
                plain.receiveBufferBytes(),
                plain.lengthWait(),
                plain.stallLimit(),
                limits));
    }

    /** The first wait is 20 s: only what the network's other client showed can bring a repeat before that. */
    @Test
    void aLostPacketIsRepeatedAfterTheRoundTripsOfTheClientsNetwork() throws Exception {
        try (ServerFixture fixture = fixture(QUICK, AdmissionLimits.DEFAULT);
                RawPeer known = new RawPeer(LOOPBACK);
                RawPeer neighbour = new RawPeer(InetAddress.ofLiteral("127.0.0.200"));
                RawPeer stranger = new RawPeer(InetAddress.ofLiteral("127.9.0.1"))) {
            fixture.add("file", 600);
            known.ask(fixture.address(), "file", Map.of());
            known.receive(Packet.Data.class);
            known.answer(new Packet.Ack(1));
            assertThat(known.receive(Packet.Data.class).block()).isEqualTo(2);
            // Its own round trip is known, too.
            assertThat(known.receive(Packet.Data.class).block()).isEqualTo(2);

            stranger.ask(fixture.address(), "file", Map.of());
            stranger.receive(Packet.Data.class);
            long began = System.nanoTime();
            neighbour.ask(fixture.address(), "file", Map.of());
            assertThat(neighbour.receive(Packet.Data.class).block()).isEqualTo(1);
            assertThat(neighbour.receive(Packet.Data.class).block()).isEqualTo(1);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            stranger.assertSilence(Duration.ofMillis(300));
        }
    }

    @Test
    void anAddressThatAcknowledgesNothingGetsOnePacketAndTwoRepeats() throws Exception {
        RepeatPolicy repeats = new RepeatPolicy(
                Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20), 50, Duration.ofSeconds(20));
        try (ServerFixture fixture = fixture(repeats, AdmissionLimits.DEFAULT);
                RawPeer forged = new RawPeer(LOOPBACK)) {
            fixture.add("file", 60_000);
            forged.ask(fixture.address(), "file", Map.of("windowsize", "16", "blksize", "1428"));
            for (int copy = 0; copy < 3; copy++) {
                forged.receive(Packet.Oack.class);
            }
            forged.assertSilence(Duration.ofMillis(200));
            assertThat(fixture.server.activeTransfers())
                    .as("a late ACK is still heard")
                    .isOne();

            // The same request again asks for more.
            forged.ask(fixture.address(), "file", Map.of("windowsize", "16", "blksize", "1428"));
            forged.receive(Packet.Oack.class);
            forged.answer(new Packet.Ack(0));
            for (int block = 1; block <= 16; block++) {
                assertThat(nextData(forged).block()).isEqualTo(block);
            }
        }
    }

    @Test
    void aSilentClientCountsAsSilentUntilItIsHeardOrGivenUp() throws Exception {
        RepeatPolicy repeats = new RepeatPolicy(
                Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20), 50, Duration.ofSeconds(5));
        try (ServerFixture fixture = fixture(repeats, AdmissionLimits.DEFAULT);
                RawPeer slow = new RawPeer(LOOPBACK);
                RawPeer gone = new RawPeer(LOOPBACK)) {
            fixture.add("file", 1000);
            for (RawPeer each : List.of(slow, gone)) {
                each.ask(fixture.address(), "file", Map.of());
                for (int copy = 0; copy < 3; copy++) {
                    assertThat(each.receive(Packet.Data.class).block()).isEqualTo(1);
                }
            }
            await("two are silent").atMost(20, SECONDS).until(() -> fixture.server.silentTransfers() == 2);

            slow.answer(new Packet.Ack(1));
            assertThat(nextData(slow).block()).isEqualTo(2);
            await("one is silent").atMost(20, SECONDS).until(() -> fixture.server.silentTransfers() == 1);

            slow.answer(new Packet.Ack(2));
            fixture.nextReport();
            fixture.nextReport();
            await("none is open").atMost(20, SECONDS).until(() -> fixture.server.activeTransfers() == 0);
            assertThat(fixture.server.silentTransfers()).isZero();
        }
    }

    private static Packet.Data nextData(RawPeer client) throws Exception {
        // A repeat of the OACK may cross the ACK.
        while (true) {
            if (client.receive() instanceof Packet.Data data) {
                return data;
            }
        }
    }

    @Test
    void clientsOfOneNetworkDoNotTakeAllPlaces() throws Exception {
        try (ServerFixture fixture = fixture(QUICK, new AdmissionLimits(100, 2, 1 << 20));
                RawPeer first = new RawPeer(LOOPBACK);
                RawPeer second = new RawPeer(LOOPBACK);
                RawPeer third = new RawPeer(InetAddress.ofLiteral("127.0.0.9"));
                RawPeer elsewhere = new RawPeer(InetAddress.ofLiteral("127.8.0.1"))) {
            fixture.add("file", 1000);
            for (RawPeer each : List.of(first, second)) {
                each.ask(fixture.address(), "file", Map.of());
                each.receive(Packet.Data.class);
            }
            third.ask(fixture.address(), "file", Map.of());

            assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.NETWORK_FULL);
            third.assertSilence(MOMENT);
            elsewhere.ask(fixture.address(), "file", Map.of());
            elsewhere.receive(Packet.Data.class);
            first.answer(new Packet.Error(0, "enough"));
            fixture.nextReport();
            third.ask(fixture.address(), "file", Map.of());
            third.receive(Packet.Data.class);
        }
    }

    @Test
    void smallFilesGoFirstWhenTheServerIsNearlyFull() throws Exception {
        try (ServerFixture fixture = fixture(QUICK, new AdmissionLimits(4, 4, 1000));
                RawPeer one = new RawPeer(LOOPBACK);
                RawPeer two = new RawPeer(LOOPBACK);
                RawPeer three = new RawPeer(LOOPBACK);
                RawPeer firmware = new RawPeer(LOOPBACK);
                RawPeer settings = new RawPeer(LOOPBACK)) {
            fixture.add("settings", 1000);
            fixture.add("firmware", 1001);
            for (RawPeer each : List.of(one, two, three)) {
                each.ask(fixture.address(), "firmware", Map.of());
                each.receive(Packet.Data.class);
            }
            firmware.ask(fixture.address(), "firmware", Map.of());

            assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.LARGE_FILE);
            firmware.assertSilence(MOMENT);
            assertThat(fixture.nextReport())
                    .returns(Outcome.SILENT, TransferReport::outcome)
                    .returns("small files go first", TransferReport::detail);
            settings.ask(fixture.address(), "settings", Map.of());
            settings.receive(Packet.Data.class);
        }
    }
}
