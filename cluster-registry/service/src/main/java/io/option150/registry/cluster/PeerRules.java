package io.option150.registry.cluster;

import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.topology.PeerGraph;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A cluster points only at clusters that exist, and keeps the hierarchy of one level (R9). */
final class PeerRules {

    private static final String FIELD = "peers";

    private PeerRules() {}

    static void check(ClusterForm form, List<Cluster> others, Violations violations) {
        var self = form.givenId().map(ClusterId::text).orElse("");
        var graph = graph(form, self, others);
        var known = others.stream().map(other -> other.clusterId).collect(Collectors.toSet());
        for (var peer : form.peers()) {
            var id = peer.text();
            if (!id.equals(self) && !known.contains(id)) {
                violations.add(FIELD, "must name clusters that exist", id);
            } else if (!self.isEmpty()) {
                graph.check(self, id).ifPresent(broken -> violations.add(FIELD, broken.rule(), id));
            }
        }
    }

    private static PeerGraph graph(ClusterForm form, String self, List<Cluster> others) {
        var peers = new HashMap<String, List<String>>();
        others.forEach(other -> peers.put(other.clusterId, List.of(other.peers)));
        peers.put(self, form.peers().stream().map(ClusterId::text).toList());
        var primary = form.hasRole(ClusterRole.LOCAL)
                ? self
                : others.stream()
                        .filter(Cluster::isLocal)
                        .map(local -> local.clusterId)
                        .findFirst()
                        .orElse("");
        return new PeerGraph(primary, peers);
    }
}
