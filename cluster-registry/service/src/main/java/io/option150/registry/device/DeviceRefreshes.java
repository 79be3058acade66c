package io.option150.registry.device;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells every edge to drop what it holds of many devices. */
@Singleton
public class DeviceRefreshes {

    private final Audit audit;
    private final Outbox outbox;

    DeviceRefreshes(Audit audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Refreshes those of these devices that have a record, in one transaction.
     *
     * @param names at most a thousand
     * @param first what is done first in the transaction
     * @return how many they were
     */
    public Uni<Integer> refresh(Collection<String> names, Function<Mutiny.Session, Uni<Void>> first) {
        var keys = names.stream().map(DeviceName::keyOf).distinct().sorted().toList();
        return audit.transaction(session -> first.apply(session)
                .chain(() -> ClusterLock.shared(session))
                .chain(() -> outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, keys))
                .chain(next -> DeviceRows.all(session, keys)
                        .invoke(devices -> devices.forEach(device ->
                                device.sequence = Objects.requireNonNull(next.get(device.key), "drawn for each key")))
                        .chain(devices -> tell(session, devices))));
    }

    private Uni<Integer> tell(Mutiny.Session session, List<DeviceRow> devices) {
        return Multi.createFrom()
                .iterable(devices)
                .onItem()
                .transformToUniAndConcatenate(device -> audit.note(session, "device", device.key, "refreshed"))
                .onItem()
                .ignoreAsUni()
                .chain(() -> outbox.append(
                        session, devices.stream().map(DeviceChanges::refreshed).toList()))
                .replaceWith(devices.size());
    }
}
