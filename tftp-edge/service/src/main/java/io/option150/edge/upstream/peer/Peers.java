package io.option150.edge.upstream.peer;

import io.option150.edge.cache.Invalidation;
import io.option150.edge.clock.Timers;
import io.option150.edge.upstream.PeerSettings;
import io.option150.edge.view.Topology;
import io.option150.edge.view.ViewListener;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The peers of all remote clusters. A peer whose address stays keeps what is known of it. */
@Singleton
public final class Peers implements ViewListener {

    private static final Logger LOG = Logger.getLogger(Peers.class);

    private final Map<String, List<Peer>> byCluster = new ConcurrentSkipListMap<>();
    private final PeerSettings settings;
    private final Timers timers;
    private final Invalidation invalidation;
    private final PeerMetrics metrics;

    Peers(PeerSettings settings, Timers timers, Invalidation invalidation, PeerMetrics metrics) {
        this.settings = settings;
        this.timers = timers;
        this.invalidation = invalidation;
        this.metrics = metrics;
    }

    /** A cluster's peers in the order in which they are tried (R7). */
    public List<Peer> of(String clusterId) {
        return byCluster.getOrDefault(clusterId, List.of());
    }

    /** All peers, by cluster. */
    public List<Peer> all() {
        return byCluster.values().stream().flatMap(List::stream).toList();
    }

    /** Whether some peer of this cluster may answer. */
    public boolean reachable(String clusterId) {
        return of(clusterId).stream().anyMatch(peer -> peer.health() != Peer.Health.DOWN);
    }

    @Override
    public void clusterChanged(@Nullable ClusterRecord before, @Nullable ClusterRecord after) {
        if (after != null && Topology.isAsked(after)) {
            byCluster.compute(after.clusterId(), (_, old) -> peers(after, old == null ? List.of() : old));
        } else if (before != null) {
            byCluster.remove(before.clusterId());
        }
        metrics.follow(all());
    }

    /** A question of ours came back from that address (RES-6). */
    public void looped(String clusterId, InetAddress address) {
        for (Peer peer : of(clusterId)) {
            if (peer.address().address().equals(address)) {
                LOG.debugf("Peer %s of cluster %s asked back", peer.address().host(), clusterId);
                peer.looped();
                metrics.looped(peer);
            }
        }
    }

    PeerMetrics metrics() {
        return metrics;
    }

    /** A peer answered. */
    void answered(Peer peer) {
        if (peer.answered()) {
            LOG.infof(
                    "Peer %s of cluster %s is back",
                    peer.address().host(), peer.address().clusterId());
            invalidation.clusterBack(peer.address().clusterId());
        }
    }

    /** A peer gave no answer. */
    void silent(Peer peer, String why) {
        if (peer.health() != Peer.Health.DOWN) {
            LOG.warnf(
                    "Peer %s of cluster %s is out of reach: %s",
                    peer.address().host(), peer.address().clusterId(), why);
        }
        peer.silent(why, timers.now());
    }

    private List<Peer> peers(ClusterRecord cluster, List<Peer> old) {
        OptionalInt httpPort = cluster.httpPort() == null ? OptionalInt.empty() : OptionalInt.of(cluster.httpPort());
        return cluster.tftpAddresses().stream()
                .map(text ->
                        new PeerAddress(cluster.clusterId(), InetAddress.ofLiteral(text), cluster.tftpPort(), httpPort))
                .map(address -> old.stream()
                        .filter(peer -> peer.address().equals(address))
                        .findFirst()
                        .orElseGet(() -> new Peer(address, settings)))
                .toList();
    }
}
