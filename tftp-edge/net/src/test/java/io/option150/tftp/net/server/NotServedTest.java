package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A client that is not served learns nothing, not even that there is a server. */
class NotServedTest {

    private static final Duration MOMENT = Duration.ofMillis(300);

    /** Serves 127.0.0.1 alone. */
    private record Picky(ServerFixture files) implements ReadHandler {

        @Override
        public boolean serves(Peer client) {
            return client.low() == Peer.ipv4(0x7f00_0001);
        }

        @Override
        public CompletionStage<Reply> read(ReadRequest request) {
            return files.read(request);
        }
    }

    @Test
    void whateverItSendsThereIsSilence() throws Exception {
        try (var fixture = ServerFixture.onLoopback();
                var server = TftpServer.start(
                        ServerConfig.of(
                                fixture.server.addresses().stream()
                                        .map(address -> address.getAddress())
                                        .toList(),
                                0),
                        new Picky(fixture),
                        fixture);
                var stranger = new RawPeer(InetAddress.ofLiteral("127.0.0.9"));
                var phone = RawPeer.onLoopback()) {
            fixture.add("file", 100);
            var address = server.addresses().getFirst();
            stranger.ask(address, "file", Map.of());
            stranger.ask(address, "nowhere", Map.of());
            stranger.send(address, new Packet.Wrq("file", Mode.OCTET, Map.of()));
            stranger.send(address, new byte[] {0, 1, 'x', 0, 'm', 'a', 'i', 'l', 0});
            stranger.send(address, new byte[] {0, 9});
            for (int sent = 0; sent < 5; sent++) {
                assertThat(ServerFixture.next(fixture.drops, "drop")).isEqualTo(DropReason.NOT_SERVED);
            }
            stranger.assertSilence(MOMENT);
            assertThat(fixture.requests).isEmpty();

            phone.ask(address, "file", Map.of());
            assertThat(phone.receive(Packet.Data.class).payload().remaining()).isEqualTo(100);
        }
    }
}
