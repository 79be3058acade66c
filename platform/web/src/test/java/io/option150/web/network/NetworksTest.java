package io.option150.web.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7/32, ::ffff:192.0.2.7, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8:0:1::/64, 2001:db8:0:1:ffff::, true",
        "2001:db8:0:1::/64, 2001:db8:0:2::, false",
        "2001:db8::8/125, 2001:db8::f, true",
        "2001:db8::8/125, 2001:db8::10, false",
        "fe80::/10, fe80::1, true",
        "10.0.0.0/8, nobody, false",
    })
    void aNetworkHoldsItsAddressesAndNoOther(String network, String client, boolean held) {
        assertThat(Networks.of("key", Optional.of(List.of(network))).hold(client))
                .isEqualTo(held);
    }

    @Test
    void oneOfSeveralIsEnough() {
        var networks = Networks.of("key", Optional.of(List.of("10.0.0.0/8", " 2001:db8::/32")));
        assertThat(networks.areAll()).isFalse();
        assertThat(networks.hold(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(networks.hold(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
        assertThat(networks.hold(InetAddress.ofLiteral("192.0.2.1"))).isFalse();
        assertThat(networks.hold(unknown())).isFalse();
    }

    @Test
    void noneNamedIsEverybody() {
        var networks = Networks.of("key", Optional.empty());
        assertThat(networks.areAll()).isTrue();
        assertThat(networks.hold("192.0.2.1")).isTrue();
        assertThat(networks.hold(unknown())).isTrue();
        assertThat(networks.hold(0, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, must have a prefix of 0 to 32 bits",
        "2001:db8::/129, must have a prefix of 0 to 128 bits",
        "10.0.0.0/-1, must have a prefix",
        "10.0.0.0/, must have a prefix",
        "10.0.0.1/8, must have no bits behind the prefix",
        "2001:db8::1/32, must have no bits behind the prefix",
        "example.com, must be an IPv4 or IPv6 network",
        "fe80::1%lo, must be an IPv4 or IPv6 network",
        "10.0.0, must be an IPv4 or IPv6 network",
    })
    void whatIsNoNetworkIsRefusedByKeyRuleAndValue(String text, String rule) {
        assertThatThrownBy(() -> Networks.of("option150.x", Optional.of(List.of(text))))
                .hasMessageStartingWith("option150.x: " + rule)
                .hasMessageEndingWith(", has " + text);
    }

    @Test
    void thereIsABound() {
        var many = Collections.nCopies(1001, "10.0.0.0/8");
        assertThatThrownBy(() -> Networks.of("key", Optional.of(many)))
                .hasMessage("key: must be at most 1000 networks, are 1001");
        assertThat(Networks.of("key", Optional.of(many.subList(0, 1000))).hold("10.0.0.1"))
                .isTrue();
    }

    private static @Nullable InetAddress unknown() {
        return null;
    }
}
