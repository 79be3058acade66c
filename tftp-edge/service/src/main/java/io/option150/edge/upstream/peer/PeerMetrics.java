package io.option150.edge.upstream.peer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;

/** What peers do, as numbers. Their tags are bounded: there are as many as are configured. */
@Singleton
public class PeerMetrics {

    private final MeterRegistry metrics;
    private final MultiGauge up;

    PeerMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.up = MultiGauge.builder("option150.peer.up")
                .description(
                        "0 while a peer gives no answer; 1 while it does, and before it is asked for the first time")
                .register(metrics);
    }

    /** One of a peer's answers; {@code result} is {@code file}, {@code not_modified}, {@code missing} or {@code failed}. */
    void answered(Peer peer, String result, long millis) {
        Timer.builder("option150.peer.requests")
                .description("Time from a question to a peer until its answer began, by what it was")
                .tags(tags(peer))
                .tag("result", result)
                .register(metrics)
                .record(Duration.ofMillis(millis));
    }

    /** A question of ours came back from this peer (RES-6). */
    void looped(Peer peer) {
        Counter.builder("option150.peer.loops")
                .description("Questions of this edge that came back from a peer")
                .tags(tags(peer))
                .register(metrics)
                .increment();
    }

    /** These are all peers from now on. */
    void follow(Collection<Peer> peers) {
        up.register(
                peers.stream()
                        .map(peer -> MultiGauge.Row.of(tags(peer), peer, PeerMetrics::up))
                        .toList(),
                true);
    }

    private static double up(Peer peer) {
        return peer.health() == Peer.Health.DOWN ? 0 : 1;
    }

    private static Tags tags(Peer peer) {
        return Tags.of(
                "cluster", peer.address().clusterId(), "peer", peer.address().host());
    }
}
