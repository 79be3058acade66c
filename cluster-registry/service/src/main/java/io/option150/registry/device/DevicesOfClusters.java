package io.option150.registry.device;

import io.option150.outbox.Outbox;
import io.option150.registry.cluster.ClusterDevices;
import io.option150.registry.cluster.ClusterId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What clusters need of devices. */
@Singleton
class DevicesOfClusters implements ClusterDevices {

    private static final int BATCH = 1_000;

    private final Outbox outbox;

    DevicesOfClusters(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Long> count(Mutiny.Session session, ClusterId home) {
        return session.createSelectionQuery("select count(*) from DeviceRow where clusterId = :home", Long.class)
                .setParameter("home", home.text())
                .getSingleResult();
    }

    @Override
    public Uni<Void> tellRenamed(Mutiny.Session session, ClusterId renamed) {
        return draw(session, renamed).chain(() -> tellAfter(session, renamed, ""));
    }

    // No device changes while clusters do, so that no lock for each is needed: a hundred thousand would not fit.
    private static Uni<Integer> draw(Mutiny.Session session, ClusterId renamed) {
        return session.createNativeQuery(
                        "update device set sequence = nextval('event_sequence') where cluster_id = :home")
                .setParameter("home", renamed.text())
                .executeUpdate();
    }

    private Uni<Void> tellAfter(Mutiny.Session session, ClusterId home, String lastKey) {
        return after(session, home, lastKey).chain(devices -> {
            if (devices.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            var changes = devices.stream().map(DeviceChanges::moved).toList();
            return outbox.append(session, changes)
                    // Told and done: a session keeps all it has seen, and there may be many.
                    .invoke(session::clear)
                    .chain(() -> tellAfter(session, home, devices.getLast().key));
        });
    }

    private static Uni<List<DeviceRow>> after(Mutiny.Session session, ClusterId home, String lastKey) {
        return session.createSelectionQuery(
                        "from DeviceRow where clusterId = :home and key > :last order by key", DeviceRow.class)
                .setParameter("home", home.text())
                .setParameter("last", lastKey)
                .setMaxResults(BATCH)
                .getResultList();
    }
}
