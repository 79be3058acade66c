package io.option150.edge.upstream.peer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What peers do, as numbers. Their tags are bounded: there are as many as are configured. */
@Singleton
public class PeerMetrics {

    private final MeterRegistry metrics;
    private final Map<Peer, Gauge> up = new HashMap<>();

    PeerMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
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

    /** These are all peers from now on. Of a thousand, those that stay are not registered anew for the one that comes. */
    synchronized void follow(Collection<Peer> peers) {
        var gone = new HashSet<>(up.keySet());
        peers.forEach(gone::remove);
        // First: a peer whose ports changed has the tags of the one before it.
        for (var peer : gone) {
            var gauge = up.remove(peer);
            if (gauge != null) {
                metrics.remove(gauge);
            }
        }
        peers.forEach(peer -> up.computeIfAbsent(peer, this::gauge));
    }

    private Gauge gauge(Peer peer) {
        return Gauge.builder("option150.peer.up", peer, PeerMetrics::up)
                .description(
                        "0 while a peer gives no answer; 1 while it does, and before it is asked for the first time")
                .tags(tags(peer))
                .register(metrics);
    }

    private static double up(Peer peer) {
        return peer.health() == Peer.Health.DOWN ? 0 : 1;
    }

    private static Tags tags(Peer peer) {
        return Tags.of(
                "cluster", peer.address().clusterId(), "peer", peer.address().host());
    }
}
