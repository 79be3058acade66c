package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Locks devices and tells of their changes, in the transaction of the change. */
@Singleton
public class DeviceEvents {

    private final Outbox outbox;

    public DeviceEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Locks the device of this name, whether or not it exists; gives its next sequence. */
    Uni<Long> lock(Mutiny.Session session, String name) {
        return outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, DeviceName.key(name));
    }

    /** The same for many; keys are {@link DeviceName#key}. */
    Uni<Map<String, Long>> lock(Mutiny.Session session, Collection<String> keys) {
        return outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, keys);
    }

    Uni<Void> tell(Mutiny.Session session, String type, Device device) {
        return outbox.append(session, change(type, device));
    }

    Uni<Void> tell(Mutiny.Session session, List<Change> changes) {
        return outbox.append(session, changes);
    }

    Uni<Void> tellRemoved(Mutiny.Session session, String key, long sequence) {
        return outbox.append(
                session,
                new Change(
                        RegistryTopics.PHONE_MOVED,
                        key,
                        RegistryTopics.TYPE_DEVICE_REMOVED,
                        RegistryTopics.SCHEMA_DEVICE,
                        sequence,
                        null));
    }

    static Change change(String type, Device device) {
        return new Change(
                RegistryTopics.PHONE_MOVED,
                device.key,
                type,
                RegistryTopics.SCHEMA_DEVICE,
                device.sequence,
                device.toRecord());
    }
}
