package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.client.CollectingSink;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.TftpClient;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, ports, loops, limits, start and end. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class TftpServerLifeTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Transport transport;

    TftpServerLifeTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void allAddressesOfBothFamiliesShareOnePortAndAnswerForThemselves() throws Exception {
        InetAddress ipv6 = InetAddress.ofLiteral("::1");
        InetAddress second = InetAddress.ofLiteral("127.0.0.9");
        try (ServerFixture fixture = new ServerFixture(ServerFixture.config(transport, LOOPBACK, ipv6, second));
                RawPeer four = new RawPeer(LOOPBACK);
                RawPeer six = new RawPeer(ipv6)) {
            fixture.add("file", 10);
            List<InetSocketAddress> addresses = fixture.server.addresses();
            assertThat(addresses).extracting(InetSocketAddress::getAddress).containsExactly(LOOPBACK, ipv6, second);
            assertThat(addresses).extracting(InetSocketAddress::getPort).containsOnly(fixture.port());

            for (InetSocketAddress address : addresses) {
                RawPeer client = address.getAddress().equals(ipv6) ? six : four;
                client.ask(address, "file", Map.of());
                client.receive(Packet.Data.class);
                assertThat(client.latest()).isEqualTo(address);
                client.answer(new Packet.Ack(1));
                assertThat(fixture.nextReport().request().local()).isEqualTo(address);
            }
        }
    }

    @Test
    void aClientOverIpv6GetsASmallerBlockOnASmallLink() throws Exception {
        InetAddress ipv6 = InetAddress.ofLiteral("::1");
        ServerConfig plain = ServerFixture.config(transport, ipv6, LOOPBACK);
        ServerConfig tunnel = new ServerConfig(
                plain.listen(),
                0,
                1,
                false,
                plain.transport(),
                new OptionPolicy(1428, 1450, 16, Set.of()),
                plain.repeats(),
                plain.receiveBufferBytes(),
                plain.lengthWait(),
                plain.stallLimit(),
                plain.limits());
        try (ServerFixture fixture = new ServerFixture(tunnel);
                RawPeer six = new RawPeer(ipv6);
                RawPeer four = new RawPeer(LOOPBACK)) {
            fixture.add("file", 10);
            six.ask(fixture.server.addresses().get(0), "file", Map.of("blksize", "1428"));
            four.ask(fixture.server.addresses().get(1), "file", Map.of("blksize", "1428"));

            assertThat(six.receive(Packet.Oack.class).options()).isEqualTo(Map.of("blksize", "1398"));
            assertThat(four.receive(Packet.Oack.class).options()).isEqualTo(Map.of("blksize", "1418"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void aWildcardIsEveryAddressOfTheMachine(String wildcard) throws Exception {
        try (ServerFixture fixture =
                        new ServerFixture(ServerFixture.config(transport, InetAddress.ofLiteral(wildcard)));
                RawPeer client = RawPeer.onLoopback()) {
            InetAddress first = transport == Transport.NIO ? LOOPBACK : InetAddress.ofLiteral("0.0.0.0");
            assertThat(fixture.server.addresses())
                    .extracting(InetSocketAddress::getAddress)
                    .contains(first);
            fixture.add("file", 1000);
            // An address of no interface: the system takes all of 127.0.0.0/8.
            for (String asked : List.of("127.0.0.1", "127.0.0.9")) {
                if (transport == Transport.NIO && asked.equals("127.0.0.9")) {
                    continue;
                }
                InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(asked), fixture.port());
                client.ask(address, "file", Map.of());
                client.receive(Packet.Data.class);
                assertThat(client.latest()).isEqualTo(address);
                assertThat(ServerFixture.next(fixture.requests, "request").local())
                        .isEqualTo(address);
            }
        }
    }

    @Test
    void anIpv6WildcardAnswersFromTheAddressAsked() throws Exception {
        InetAddress ipv6 = InetAddress.ofLiteral("::1");
        try (ServerFixture fixture = new ServerFixture(ServerFixture.config(transport, InetAddress.ofLiteral("::")));
                RawPeer client = new RawPeer(ipv6)) {
            fixture.add("file", 1000);
            InetSocketAddress address = new InetSocketAddress(ipv6, fixture.port());
            client.ask(address, "file", Map.of("blksize", "100", "windowsize", "4"));
            client.receive(Packet.Oack.class);
            client.answer(new Packet.Ack(0));
            for (int block = 1; block <= 4; block++) {
                assertThat(client.receive(Packet.Data.class).block()).isEqualTo(block);
                assertThat(client.latest()).isEqualTo(address);
            }
            assertThat(ServerFixture.next(fixture.requests, "request").local()).isEqualTo(address);
        }
    }

    @Test
    void aSecondServerIsToldThatThePortIsInUse() throws Exception {
        try (ServerFixture first = ServerFixture.onLoopback(transport)) {
            ServerConfig same = ServerFixture.config(
                    transport, List.of(LOOPBACK), first.port(), false, Duration.ofSeconds(1), 5, 100);

            assertThatThrownBy(() -> TftpServer.start(same, first, first))
                    .hasMessage("cannot listen on UDP /127.0.0.1:" + first.port() + ": in use");
        }
    }

    @Test
    void aServerThatCannotBindAllAddressesKeepsNone() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 0))) {
            ServerConfig both = ServerFixture.config(
                    transport,
                    List.of(LOOPBACK, InetAddress.ofLiteral("127.0.0.9")),
                    taken.getLocalPort(),
                    false,
                    Duration.ofSeconds(1),
                    5,
                    100);
            assertThatThrownBy(() -> TftpServer.start(both, request -> new CompletableFuture<>(), ServerObserver.NONE))
                    .hasMessageContaining("127.0.0.9:" + taken.getLocalPort());
            new DatagramSocket(new InetSocketAddress(LOOPBACK, taken.getLocalPort())).close();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        ServerConfig elsewhere = ServerFixture.config(transport, InetAddress.ofLiteral("203.0.113.7"));

        assertThatThrownBy(() -> TftpServer.start(elsewhere, request -> new CompletableFuture<>(), ServerObserver.NONE))
                .hasMessageContaining("203.0.113.7")
                .hasMessageContaining("Cannot assign requested address");
    }

    @Test
    void inOwnPortModeEachTransferHasItsPortAndStrangersAreToldOff() throws Exception {
        ServerConfig ownPort = ServerFixture.config(transport, List.of(LOOPBACK), 0, true, ServerFixture.LATER, 5, 100);
        try (ServerFixture fixture = new ServerFixture(ownPort);
                RawPeer client = RawPeer.onLoopback();
                RawPeer stranger = RawPeer.onLoopback()) {
            fixture.add("file", 1000);
            client.ask(fixture.address(), "file", Map.of());
            client.receive(Packet.Data.class);
            InetSocketAddress tid = client.latest();
            assertThat(tid.getPort()).isNotEqualTo(fixture.port());

            stranger.send(tid, new Packet.Ack(1));
            assertThat(stranger.receive(Packet.Error.class).code()).isEqualTo(ErrorCode.UNKNOWN_TID.number());
            stranger.send(tid, new Packet.Error(0, "stop"));
            stranger.assertSilence(MOMENT);

            client.send(fixture.address(), new Packet.Ack(1));
            assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.UNKNOWN_TRANSFER);
            client.send(tid, new Packet.Ack(1));
            client.receive(Packet.Data.class);
            client.send(tid, new Packet.Ack(2));
            assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);

            // The port rests: what is late for it is met with silence, and the next transfer answers from it.
            client.send(tid, new Packet.Ack(2));
            stranger.send(tid, new Packet.Ack(1));
            client.assertSilence(MOMENT);
            stranger.assertSilence(MOMENT);
            client.ask(fixture.address(), "file", Map.of());
            client.receive(Packet.Data.class);
            assertThat(client.latest()).isEqualTo(tid);
            stranger.send(tid, new Packet.Ack(1));
            assertThat(stranger.receive(Packet.Error.class).code()).isEqualTo(ErrorCode.UNKNOWN_TID.number());
        }
    }

    @Test
    void beyondTheMostTransfersRequestsArePassedOverInSilence() throws Exception {
        ServerConfig two = ServerFixture.config(transport, List.of(LOOPBACK), 0, false, Duration.ofSeconds(5), 5, 2);
        try (ServerFixture fixture = new ServerFixture(two);
                RawPeer first = RawPeer.onLoopback();
                RawPeer second = RawPeer.onLoopback();
                RawPeer third = RawPeer.onLoopback()) {
            fixture.add("file", 1000);
            first.ask(fixture.address(), "file", Map.of());
            first.receive(Packet.Data.class);
            second.ask(fixture.address(), "file", Map.of());
            second.receive(Packet.Data.class);
            third.ask(fixture.address(), "file", Map.of());

            assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.FULL);
            third.assertSilence(MOMENT);
            first.answer(new Packet.Error(0, "enough"));
            fixture.nextReport();
            third.ask(fixture.address(), "file", Map.of());
            third.receive(Packet.Data.class);
        }
    }

    @Test
    void aDrainingServerFinishesWhatRunsAndTakesNothingNew() throws Exception {
        try (ServerFixture fixture = ServerFixture.onLoopback(transport);
                RawPeer running = RawPeer.onLoopback();
                RawPeer late = RawPeer.onLoopback()) {
            fixture.add("file", 600);
            running.ask(fixture.address(), "file", Map.of());
            running.receive(Packet.Data.class);
            fixture.server.accepting(false);
            late.ask(fixture.address(), "file", Map.of());

            assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.NOT_ACCEPTING);
            running.answer(new Packet.Ack(1));
            running.receive(Packet.Data.class);
            running.answer(new Packet.Ack(2));
            assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
            fixture.server.accepting(true);
            late.ask(fixture.address(), "file", Map.of());
            late.receive(Packet.Data.class);
        }
    }

    @Test
    void closingTellsClientsFreesThePortAndLeavesNoThread() throws Exception {
        try (ServerFixture fixture = ServerFixture.onLoopback(transport);
                RawPeer client = RawPeer.onLoopback()) {
            GrowingContent content = new GrowingContent(2000);
            content.grow(new byte[600]);
            fixture.files.put("file", content);
            client.ask(fixture.address(), "file", Map.of());
            client.receive(Packet.Data.class);

            fixture.close();

            assertThat(client.receive(Packet.Error.class)).isEqualTo(new Packet.Error(0, "server is stopping"));
            assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(content.isAbandoned()).isTrue();
            new DatagramSocket(fixture.address()).close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("tftp-loop"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fiveHundredClientsAtOnceAllGetTheirFiles(boolean ownPort) throws Exception {
        ServerConfig config =
                ServerFixture.config(transport, List.of(LOOPBACK), 0, ownPort, ServerFixture.SOON, 6, 10_000);
        try (ServerFixture fixture = new ServerFixture(config);
                TftpClient client = TftpClient.start()) {
            byte[] bytes = fixture.add("file", 10_240);
            List<CollectingSink> sinks = new ArrayList<>();
            for (int each = 0; each < 500; each++) {
                CollectingSink sink = new CollectingSink();
                sinks.add(sink);
                client.get(fixture.address(), "file", FetchOptions.DEFAULT, sink);
            }
            for (CollectingSink sink : sinks) {
                assertThat(sink.file()).isEqualTo(bytes);
            }
            for (int each = 0; each < 500; each++) {
                assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
            }
            assertThat(fixture.server.activeTransfers()).isZero();
        }
    }
}
