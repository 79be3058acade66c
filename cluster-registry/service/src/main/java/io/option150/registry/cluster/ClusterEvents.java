package io.option150.registry.cluster;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells of changed and removed clusters, in the transaction of the change. */
@Singleton
public class ClusterEvents {

    private final Outbox outbox;

    public ClusterEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells the cluster's new state; returns it. */
    Uni<ClusterRecord> changed(Mutiny.Session session, Cluster cluster) {
        var record = cluster.toRecord();
        var change = new Change(
                RegistryTopics.CLUSTER_CHANGED,
                record.clusterId(),
                RegistryTopics.TYPE_CLUSTER_CHANGED,
                RegistryTopics.SCHEMA_CLUSTER,
                record.sequence(),
                record);
        return outbox.append(session, change).replaceWith(record);
    }

    Uni<Void> removed(Mutiny.Session session, String clusterId, long sequence) {
        var change = new Change(
                RegistryTopics.CLUSTER_CHANGED,
                clusterId,
                RegistryTopics.TYPE_CLUSTER_REMOVED,
                RegistryTopics.SCHEMA_CLUSTER,
                sequence,
                null);
        return outbox.append(session, change);
    }

    static ClusterRecord withSequence(ClusterRecord record, long sequence) {
        return new ClusterRecord(
                record.clusterId(),
                record.fqdn(),
                record.description(),
                record.role(),
                record.tftpEnabled(),
                record.manualOverride(),
                record.tftpAddresses(),
                record.secure(),
                record.order(),
                record.tftpPort(),
                record.httpPort(),
                record.peers(),
                sequence);
    }
}
