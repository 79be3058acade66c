package io.option150.tftp.net.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.1, false", "255.255.255.255, false", "2001:db8::1, true", "::1, true", "::, true"})
    void anAddressComesBackAsItWas(String host, boolean ipv6) {
        InetSocketAddress address = address(host, 50_000);
        Peer peer = new Peer().set(address);

        assertThat(peer.ipv6()).isEqualTo(ipv6);
        assertThat(peer.socketAddress()).isEqualTo(address);
        assertThat(peer).isEqualTo(new Peer().set(address)).hasSameHashCodeAs(new Peer().set(address));
    }

    @Test
    void peersDifferByHostAndByPort() {
        Peer peer = new Peer().set(address("192.0.2.1", 1));

        assertThat(peer).isNotEqualTo(new Peer().set(address("192.0.2.1", 2)));
        assertThat(peer).isNotEqualTo(new Peer().set(address("192.0.2.2", 1)));
        assertThat(peer).isNotEqualTo(new Peer().set(address("::c000:201", 1)));
        assertThat(peer.sameHost(new Peer().set(address("192.0.2.1", 2)))).isTrue();
        assertThat(peer.sameHost(new Peer().set(address("192.0.2.2", 1)))).isFalse();
    }

    @Test
    void aCopyStaysWhenTheFirstIsFilledAnew() {
        Peer peer = new Peer().set(address("192.0.2.1", 1));
        Peer copy = peer.copy();
        peer.set(address("2001:db8::1", 2));

        assertThat(copy).isEqualTo(new Peer().set(address("192.0.2.1", 1)));
    }

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
