package io.option150.edge.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What peers do, as numbers. Their tags are bounded: there are as many as are configured. */
@Singleton
public class PeerMetrics {

    private final MeterRegistry metrics;

    @Inject
    PeerMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** One of a peer's answers; {@code result} is {@code file}, {@code not_modified}, {@code missing} or {@code failed}. */
    void answered(Peer peer, String result, long millis) {
        Timer.builder("option150.peer.requests")
                .tag("cluster", peer.address().clusterId())
                .tag("peer", peer.address().host())
                .tag("result", result)
                .register(metrics)
                .record(Duration.ofMillis(millis));
    }

    /** A question of ours came back from this peer (RES-6). */
    void looped(Peer peer) {
        metrics.counter(
                        "option150.peer.loops",
                        "cluster",
                        peer.address().clusterId(),
                        "peer",
                        peer.address().host())
                .increment();
    }
}
