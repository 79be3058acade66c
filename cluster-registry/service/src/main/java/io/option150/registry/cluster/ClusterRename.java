package io.option150.registry.cluster;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Gives the local cluster another id. All that names it follows in the same transaction: the clusters that point at it
 * and the devices at home in it; a consumer sees the old id removed and everything under the new one.
 */
@Singleton
class ClusterRename {

    private final Outbox outbox;
    private final ClusterDevices devices;

    ClusterRename(Outbox outbox, ClusterDevices devices) {
        this.outbox = outbox;
        this.devices = devices;
    }

    Uni<Void> apply(Mutiny.Session session, ClusterRow local, ClusterForm form) {
        var oldId = local.clusterId;
        return ClusterRows.pointingAt(session, oldId).chain(pointing -> apply(session, local, form, oldId, pointing));
    }

    private Uni<Void> apply(
            Mutiny.Session session, ClusterRow local, ClusterForm form, String oldId, List<ClusterRow> pointing) {
        var newId = form.id();
        var keys = new ArrayList<>(List.of(oldId, newId.text()));
        pointing.forEach(other -> keys.add(other.clusterId));
        return outbox.lockAndNext(session, RegistryTopics.CLUSTER_CHANGED, keys).chain(next -> {
            local.fill(form);
            local.sequence = drawn(next, newId.text());
            pointing.forEach(other -> repoint(other, oldId, newId.text(), next));
            var changes = new ArrayList<Change>();
            changes.add(ClusterChanges.changed(local));
            pointing.forEach(other -> changes.add(ClusterChanges.changed(other)));
            // The old id goes last: nobody who follows shall see a time without a local cluster, or a homeless device.
            return session.flush()
                    .chain(() -> outbox.append(session, changes))
                    .chain(() -> devices.tellRenamed(session, newId))
                    .chain(() -> outbox.append(session, ClusterChanges.removed(oldId, drawn(next, oldId))));
        });
    }

    private static void repoint(ClusterRow cluster, String oldId, String newId, Map<String, Long> next) {
        cluster.peers = List.of(cluster.peers).stream()
                .map(peer -> peer.equals(oldId) ? newId : peer)
                .toArray(String[]::new);
        cluster.sequence = drawn(next, cluster.clusterId);
    }

    private static long drawn(Map<String, Long> next, String key) {
        var sequence = next.get(key);
        if (sequence == null) {
            throw new IllegalStateException("no sequence was drawn for cluster " + key);
        }
        return sequence;
    }
}
