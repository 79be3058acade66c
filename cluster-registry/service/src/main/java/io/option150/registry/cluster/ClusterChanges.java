package io.option150.registry.cluster;

import io.option150.outbox.Change;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.RegistryTopics;
import org.jspecify.annotations.Nullable;

/** What is told of clusters. */
final class ClusterChanges {

    private ClusterChanges() {}

    static Change changed(ClusterRow cluster) {
        return change(cluster.clusterId, RegistryTopics.TYPE_CLUSTER_CHANGED, cluster.sequence, cluster.toRecord());
    }

    static Change removed(String id, long sequence) {
        return change(id, RegistryTopics.TYPE_CLUSTER_REMOVED, sequence, null);
    }

    private static Change change(String id, String type, long sequence, @Nullable ClusterRecord state) {
        return new Change(RegistryTopics.CLUSTER_CHANGED, id, type, RegistryTopics.SCHEMA_CLUSTER, sequence, state);
    }
}
