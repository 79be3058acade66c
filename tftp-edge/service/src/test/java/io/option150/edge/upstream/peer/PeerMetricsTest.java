package io.option150.edge.upstream.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Settings;
import io.option150.edge.upstream.PeerSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PeerMetrics metrics = new PeerMetrics(meters);

    @Test
    void aPeerThatComesOrGoesLeavesThoseOfTheOthersAsTheyAre() {
        var stays = peer("127.0.0.2", 69);
        var goes = peer("127.0.0.3", 69);
        metrics.follow(List.of(stays, goes));
        var before = up("127.0.0.2");
        assertThat(before).isNotNull();
        metrics.follow(List.of(stays, peer("127.0.0.4", 69)));
        assertThat(up("127.0.0.2")).isSameAs(before);
        assertThat(up("127.0.0.3")).isNull();
        assertThat(up("127.0.0.4")).isNotNull();
    }

    /** It is another peer then, and says what becomes of itself. */
    @Test
    void aPeerWhosePortChangesIsFollowedAnew() {
        var before = peer("127.0.0.2", 69);
        before.silent("no answer", 0);
        metrics.follow(List.of(before));
        assertThat(up("127.0.0.2")).isNotNull().extracting(Gauge::value).isEqualTo(0.0);
        metrics.follow(List.of(peer("127.0.0.2", 6969)));
        assertThat(up("127.0.0.2")).isNotNull().extracting(Gauge::value).isEqualTo(1.0);
    }

    private @Nullable Gauge up(String host) {
        return meters.find("option150.peer.up").tag("peer", host).gauge();
    }

    private static Peer peer(String host, int port) {
        var address = new PeerAddress("a", InetAddress.ofLiteral(host), port, OptionalInt.empty());
        return new Peer(address, Settings.of(PeerSettings.class, Map.of()));
    }
}
