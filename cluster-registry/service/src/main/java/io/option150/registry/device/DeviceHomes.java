package io.option150.registry.device;

import io.option150.registry.cluster.Cluster;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells anew of all devices of a cluster whose id has changed. */
@Singleton
public class DeviceHomes {

    private final DeviceEvents events;

    public DeviceHomes(DeviceEvents events) {
        this.events = events;
    }

    /** Each device of the cluster gets a new sequence and an event that names the cluster by its present id. */
    public Uni<Void> tellAllOf(Mutiny.Session session, Cluster cluster) {
        return session.createQuery("from Device d join fetch d.cluster where d.cluster = :cluster", Device.class)
                .setParameter("cluster", cluster)
                .getResultList()
                .flatMap(devices -> tell(session, devices));
    }

    private Uni<Void> tell(Mutiny.Session session, List<Device> devices) {
        var keys = devices.stream().map(device -> device.key).toList();
        return events.lock(session, keys).flatMap(sequences -> {
            devices.forEach(device -> device.sequence = sequences.getOrDefault(device.key, device.sequence));
            return events.tell(
                    session,
                    devices.stream()
                            .map(device -> DeviceEvents.change(RegistryTopics.TYPE_DEVICE_MOVED, device))
                            .toList());
        });
    }
}
