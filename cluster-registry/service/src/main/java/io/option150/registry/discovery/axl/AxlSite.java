package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.site.CallManager;
import io.option150.registry.axl.site.RemoteCluster;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.Telling;
import io.option150.registry.discovery.statement.ClusterFacts;
import io.option150.registry.discovery.statement.ClusterFacts.Node;
import io.option150.registry.discovery.statement.ClusterFacts.PointedAt;
import io.option150.registry.discovery.statement.ClusterFields;
import io.option150.registry.discovery.statement.ClusterStatements;
import io.option150.registry.discovery.statement.Statement;
import io.option150.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a Unified CM tells of its cluster: nodes, whom it points at, auto-registration. */
@Singleton
class AxlSite {

    /** Kinds of objects whose change has the cluster asked for this again. */
    static final Set<String> TYPES =
            Set.of("ProcessNode", "ProcessNodeService", "RemoteCluster", "CallManager", "CallManagerGroup");

    /** R7. */
    private static final int MOST_ADDRESSES = 3;

    private final ClusterStatements clusters;

    AxlSite(ClusterStatements clusters) {
        this.clusters = clusters;
    }

    /** Asks it, takes what it says, and makes or changes the cluster's record. */
    void read(Source source, AxlClient client, Statement statement, Telling telling)
            throws AxlException, InterruptedException {
        var last = Waiting.on(() -> clusters.last(statement.origin(), statement.cluster()));
        var nodes = NodeAddresses.of(client.tftpNodes().nodes(), last, telling::note);
        var callManagers = client.callManagers();
        var facts = new ClusterFacts(
                fields(nodes, telling),
                client.remoteClusters().stream()
                        .filter(RemoteCluster::tftp)
                        .map(remote -> new PointedAt(remote.clusterId(), remote.tftpAddresses()))
                        .toList(),
                callManagers.stream()
                        .filter(CallManager::autoRegistration)
                        .map(CallManager::node)
                        .sorted()
                        .toList(),
                nodes,
                CallManagerGroups.of(client.callManagerGroups(), callManagers, telling::note));
        Waiting.on(() -> clusters.take(statement, facts));
        Waiting.on(() -> clusters.lose(source.name(), List.of(statement)));
        settle(statement.cluster(), telling);
    }

    /** Makes or changes the record by what was stated. */
    void settle(String cluster, Telling telling) throws InterruptedException {
        try {
            telling.cluster(Waiting.on(() -> clusters.settle(cluster)));
        } catch (ProblemException refused) {
            telling.note("Cluster '" + cluster + "' is left as it is: "
                    + refused.problem().detail());
        }
    }

    private static ClusterFields fields(List<Node> nodes, Telling telling) {
        var known = nodes.stream().filter(node -> !node.address().isEmpty()).toList();
        if (known.size() > MOST_ADDRESSES) {
            telling.note(known.size() + " nodes serve TFTP ("
                    + known.stream().map(Node::name).collect(Collectors.joining(", "))
                    + "); the first 3 are taken: there must be at most 3 addresses; 2 is the recommended redundancy"
                    + " (R7)");
        }
        var addresses = known.stream()
                .map(Node::address)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
        // Without any, the last good ones stay.
        return new ClusterFields(null, null, addresses.isEmpty() ? null : addresses, null, null, null, null);
    }
}
