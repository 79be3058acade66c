package io.option150.registry.cluster;

import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.topology.PeerGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A cluster points only at clusters that exist, and keeps the hierarchy of one level (R9). */
final class PeerRules {

    private static final String FIELD = "peers";

    private PeerRules() {}

    static void check(ClusterForm form, List<OtherCluster> others, Violations violations) {
        if (form.peers().size() > ClusterForm.MAX_PEERS) {
            return;
        }
        boolean isNamed = !violations.has("clusterId");
        var self = form.clusterId();
        var graph = graph(form, others);
        var known = others.stream().map(OtherCluster::clusterId).collect(Collectors.toSet());
        var named = new HashSet<String>();
        for (var peer : form.peers()) {
            if (ClusterId.parse(peer).isEmpty()) {
                continue;
            }
            if (!named.add(peer)) {
                violations.add(FIELD, "must not name a cluster twice", peer);
            } else if (!peer.equals(self) && !known.contains(peer)) {
                violations.add(FIELD, "must name clusters that exist", peer);
            } else if (isNamed) {
                graph.check(self, peer).ifPresent(broken -> violations.add(FIELD, broken.rule(), peer));
            }
        }
    }

    private static PeerGraph graph(ClusterForm form, List<OtherCluster> others) {
        var peers = new HashMap<String, List<String>>();
        others.forEach(other -> peers.put(other.clusterId(), other.peers()));
        peers.put(form.clusterId(), form.peers());
        var primary = form.role() == ClusterRole.LOCAL
                ? form.clusterId()
                : others.stream()
                        .filter(OtherCluster::isLocal)
                        .map(OtherCluster::clusterId)
                        .findFirst()
                        .orElse("");
        return new PeerGraph(primary, peers);
    }
}
