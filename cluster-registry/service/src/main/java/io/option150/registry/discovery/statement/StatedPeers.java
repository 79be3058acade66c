package io.option150.registry.discovery.statement;

import io.option150.registry.cluster.OtherCluster;
import io.option150.registry.discovery.statement.ClusterFacts.PointedAt;
import io.option150.registry.topology.BrokenRelation;
import io.option150.registry.topology.PeerGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clusters that a cluster points at, as this suite knows them.
 *
 * @param allowed ids of those that its record may name
 * @param broken those that it may not (R9), each with the way that shows it
 */
record StatedPeers(List<String> allowed, List<BrokenRelation> broken) {

    StatedPeers {
        allowed = List.copyOf(allowed);
        broken = List.copyOf(broken);
    }

    /**
     * Finds them, by id or by address; what nobody here knows is no peer.
     *
     * @param cluster the one that points at them
     * @param all clusters of this suite
     */
    static StatedPeers of(String cluster, List<PointedAt> pointsAt, List<OtherCluster> all) {
        Map<String, List<String>> peers = new HashMap<>();
        all.forEach(other -> peers.put(other.clusterId(), other.peers()));
        peers.put(cluster, List.of());
        var primary = all.stream()
                .filter(OtherCluster::isLocal)
                .map(OtherCluster::clusterId)
                .findFirst()
                .orElse("");
        List<String> allowed = new ArrayList<>();
        List<BrokenRelation> broken = new ArrayList<>();
        for (var pointed : pointsAt) {
            var known = known(pointed, all).filter(id -> !id.equals(cluster) && !allowed.contains(id));
            known.ifPresent(id -> new PeerGraph(primary, peers)
                    .check(cluster, id)
                    .ifPresentOrElse(broken::add, () -> allowed.add(id)));
        }
        return new StatedPeers(allowed, broken);
    }

    private static Optional<String> known(PointedAt pointed, List<OtherCluster> all) {
        return all.stream()
                .filter(other -> other.clusterId().equalsIgnoreCase(pointed.clusterId()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(other -> other.tftpAddresses().stream().anyMatch(pointed.tftpAddresses()::contains))
                        .findFirst())
                .map(OtherCluster::clusterId);
    }
}
