package io.option150.registry.device;

import io.option150.registry.cluster.Cluster;
import io.option150.registry.cluster.ClusterRows;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.web.EntityTags;
import io.option150.web.Problem;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Changes of devices; each locks its device first, so that changes of one device come one after the other. */
@Singleton
public class Devices {

    private final Mutiny.SessionFactory database;
    private final ClusterRows clusters;
    private final DeviceRows rows;
    private final DeviceEvents events;

    public Devices(Mutiny.SessionFactory database, ClusterRows clusters, DeviceRows rows, DeviceEvents events) {
        this.database = database;
        this.clusters = clusters;
        this.rows = rows;
        this.events = events;
    }

    Uni<DeviceRecord> create(DeviceInput input) {
        var wanted = input.check();
        return database.withTransaction(session -> events.lock(session, wanted.name())
                .flatMap(sequence -> rows.find(session, wanted.name())
                        .invoke(Devices::refuseExisting)
                        .chain(() -> home(session, "clusterId", wanted.clusterId()))
                        .flatMap(home -> {
                            var device = Device.of(wanted.name(), home, sequence);
                            return session.persist(device)
                                    .chain(() -> told(session, RegistryTopics.TYPE_DEVICE_ASSIGNED, device));
                        })));
    }

    Uni<DeviceRecord> replace(String name, DeviceInput input, @Nullable String ifMatch) {
        var wanted = new DeviceInput(input.name() == null ? name : input.name(), input.clusterId(), null).check();
        if (!DeviceName.key(wanted.name()).equals(DeviceName.key(name))) {
            throw new Violation("name", "is the one in the path, " + name, wanted.name()).exception();
        }
        return change(name, ifMatch, "clusterId", wanted.clusterId(), null);
    }

    Uni<DeviceRecord> move(String name, MoveInput move, @Nullable String ifMatch) {
        if (move.from() == null || move.to() == null) {
            var field = move.from() == null ? "from" : "to";
            throw new Violation(field, "must be given", "null").exception();
        }
        return change(name, ifMatch, "to", move.to(), move.from());
    }

    Uni<DeviceRecord> refresh(String name) {
        return database.withTransaction(session -> events.lock(session, name)
                .flatMap(sequence -> rows.require(session, name).flatMap(device -> {
                    device.sequence = sequence;
                    return told(session, RegistryTopics.TYPE_DEVICE_REFRESHED, device);
                })));
    }

    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return database.withTransaction(session -> events.lock(session, name)
                .flatMap(sequence -> rows.require(session, name).flatMap(device -> {
                    EntityTags.requireMatch(ifMatch, device.sequence);
                    return session.remove(device).chain(() -> events.tellRemoved(session, device.key, sequence));
                })));
    }

    private Uni<DeviceRecord> change(
            String name, @Nullable String ifMatch, String field, String to, @Nullable String expectedFrom) {
        return database.withTransaction(session -> events.lock(session, name)
                .flatMap(sequence -> rows.require(session, name).flatMap(device -> {
                    EntityTags.requireMatch(ifMatch, device.sequence);
                    requireAt(device, expectedFrom);
                    return home(session, field, to).flatMap(home -> {
                        if (home == device.cluster) {
                            return Uni.createFrom().item(device.toRecord());
                        }
                        device.cluster = home;
                        device.sequence = sequence;
                        return told(session, RegistryTopics.TYPE_DEVICE_MOVED, device);
                    });
                })));
    }

    private Uni<Cluster> home(Mutiny.Session session, String field, String clusterId) {
        return clusters.findAndKeep(session, clusterId)
                .onItem()
                .ifNull()
                .failWith(() -> DeviceInput.unknownCluster(field, clusterId).exception());
    }

    private Uni<DeviceRecord> told(Mutiny.Session session, String type, Device device) {
        return events.tell(session, type, device).replaceWith(device::toRecord);
    }

    private static void requireAt(Device device, @Nullable String from) {
        var actual = device.cluster.clusterId();
        if (from != null && !from.equals(actual)) {
            throw Problem.conflict("Device " + device.name + " is at " + actual + ", not at " + from + ".")
                    .exception();
        }
    }

    private static void refuseExisting(@Nullable Device existing) {
        if (existing != null) {
            throw Problem.conflict("Device " + existing.name + " exists already, at " + existing.cluster.clusterId()
                            + "; move it to give it another home.")
                    .exception();
        }
    }
}
