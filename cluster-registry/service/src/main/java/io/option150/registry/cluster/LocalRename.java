package io.option150.registry.cluster;

import io.option150.outbox.Outbox;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.device.DeviceHomes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives the local cluster another id; all that names it follows in the same transaction. */
@Singleton
public class LocalRename {

    private final Outbox outbox;
    private final ClusterRows rows;
    private final ClusterEvents events;
    private final DeviceHomes devices;

    public LocalRename(Outbox outbox, ClusterRows rows, ClusterEvents events, DeviceHomes devices) {
        this.outbox = outbox;
        this.rows = rows;
        this.events = events;
        this.devices = devices;
    }

    /** A record whose peers name the renamed cluster by its new id. */
    static ClusterRecord seenFrom(ClusterRecord record, String from, String to) {
        if (!record.peers().contains(from)) {
            return record;
        }
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
                record.peers().stream()
                        .map(peer -> peer.equals(from) ? to : peer)
                        .toList(),
                record.sequence());
    }

    Uni<ClusterRecord> apply(Mutiny.Session session, Cluster local, ClusterRecord draft, long removal) {
        var from = local.clusterId;
        return next(session, draft.clusterId())
                .flatMap(sequence -> {
                    local.become(ClusterEvents.withSequence(draft, sequence));
                    return events.removed(session, from, removal).chain(() -> events.changed(session, local));
                })
                .call(() -> renamePeers(session, from, draft.clusterId()))
                .call(() -> devices.tellAllOf(session, local));
    }

    private Uni<Void> renamePeers(Mutiny.Session session, String from, String to) {
        return rows.all(session)
                .flatMap(all -> Multi.createFrom()
                        .items(all.stream().filter(cluster -> cluster.peers.contains(from)))
                        .onItem()
                        .transformToUniAndConcatenate(cluster -> next(session, cluster.clusterId)
                                .flatMap(sequence -> {
                                    var renamed = seenFrom(cluster.toRecord(), from, to);
                                    cluster.become(ClusterEvents.withSequence(renamed, sequence));
                                    return events.changed(session, cluster);
                                }))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Long> next(Mutiny.Session session, String clusterId) {
        return outbox.lockAndNext(session, RegistryTopics.CLUSTER_CHANGED, List.of(clusterId))
                .map(drawn -> drawn.getOrDefault(clusterId, 0L));
    }
}
