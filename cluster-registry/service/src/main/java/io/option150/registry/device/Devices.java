package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.cluster.ClusterRows;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.web.EntityTags;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The homes of all devices. Every write locks its device before it looks, and puts row and event into one transaction.
 * Refusals are problems.
 */
@Singleton
class Devices {

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;

    Devices(Mutiny.SessionFactory database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** One page of the devices that the filter lets pass, ordered by name without regard to case. */
    Uni<Paged<DeviceRecord>> list(DeviceFilter filter, PageQuery query) {
        return database.withSession(session -> DeviceRows.page(session, filter, query)
                .chain(page -> DeviceRows.count(session, filter)
                        .map(total -> Paged.of(
                                query, page.stream().map(Device::toRecord).toList(), total))));
    }

    Uni<DeviceRecord> get(DeviceName name) {
        return database.withSession(session -> DeviceRows.require(session, name).map(Device::toRecord));
    }

    /** Gives a new device its home; 400, or 409 naming the home of one that exists. */
    Uni<DeviceRecord> assign(DeviceForm form) {
        var violations = new Violations();
        violations.addAll(form.violations());
        return database.withTransaction(session -> ClusterLock.shared(session)
                .chain(() -> requireHome(session, "clusterId", form, violations))
                .chain(() -> outbox.lockAndNext(
                        session, RegistryTopics.PHONE_MOVED, form.name().key()))
                .chain(next -> session.find(Device.class, form.name().key())
                        .invoke(Devices::refuseKnown)
                        .chain(() -> {
                            var device = Device.of(form.name(), form.home(), next);
                            return session.persist(device)
                                    .chain(() -> outbox.append(session, DeviceChanges.assigned(device)))
                                    .replaceWith(device::toRecord);
                        })));
    }

    /** Replaces a device's whole state; 404, 412 or 400. */
    Uni<DeviceRecord> replace(DeviceName name, DeviceForm form, @Nullable String ifMatch) {
        var violations = new Violations();
        violations.addAll(form.violations());
        return change(
                name,
                ifMatch,
                (session, device) -> requireHome(session, "clusterId", form, violations)
                        .map(_ -> {
                            boolean moves = !device.isAt(form.home());
                            device.name = form.name().text();
                            device.clusterId = form.home().text();
                            return moves ? DeviceChanges::moved : DeviceChanges::assigned;
                        }));
    }

    /** Moves a device (R15); 404, 412, 400, or 409 naming its home when that is not where the move begins. */
    Uni<DeviceRecord> move(DeviceName name, MoveForm move, @Nullable String ifMatch) {
        return change(name, ifMatch, (session, device) -> {
            if (!device.isAt(move.from())) {
                throw Problem.conflict("Device '" + device.name + "' is not at '" + move.from() + "' but at '"
                                + device.clusterId + "'.")
                        .exception();
            }
            var violations = new Violations();
            return requireKnown(session, "to", move.to(), violations)
                    .invoke(violations::refuseIfAny)
                    .map(_ -> {
                        device.clusterId = move.to().text();
                        return DeviceChanges::moved;
                    });
        });
    }

    /** Tells every edge to drop what it holds of this device; 404 or 412. */
    Uni<DeviceRecord> refresh(DeviceName name, @Nullable String ifMatch) {
        return change(name, ifMatch, (_, _) -> Uni.createFrom().item(DeviceChanges::refreshed));
    }

    /** Forgets a device's home; 404 or 412. */
    Uni<Void> remove(DeviceName name, @Nullable String ifMatch) {
        return database.withTransaction(session -> ClusterLock.shared(session)
                .chain(() -> outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, name.key()))
                .chain(next -> DeviceRows.require(session, name)
                        .invoke(device -> EntityTags.requireMatch(ifMatch, device.sequence))
                        .chain(session::remove)
                        .chain(() -> outbox.append(session, DeviceChanges.removed(name.key(), next)))));
    }

    private Uni<DeviceRecord> change(
            DeviceName name,
            @Nullable String ifMatch,
            BiFunction<Mutiny.Session, Device, Uni<Function<Device, Change>>> step) {
        return database.withTransaction(session -> ClusterLock.shared(session)
                .chain(() -> outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, name.key()))
                .chain(next -> DeviceRows.require(session, name)
                        .invoke(device -> EntityTags.requireMatch(ifMatch, device.sequence))
                        .chain(device -> step.apply(session, device).chain(told -> {
                            device.sequence = next;
                            return outbox.append(session, told.apply(device)).replaceWith(device::toRecord);
                        }))));
    }

    private static Uni<Void> requireHome(Mutiny.Session session, String field, DeviceForm form, Violations violations) {
        var known = form.givenHome()
                .map(home -> requireKnown(session, field, home, violations))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return known.invoke(violations::refuseIfAny);
    }

    private static Uni<Void> requireKnown(Mutiny.Session session, String field, ClusterId home, Violations violations) {
        return ClusterRows.known(session, List.of(home))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        violations.add(field, "must be a cluster that exists", home.text());
                    }
                })
                .replaceWithVoid();
    }

    private static void refuseKnown(@Nullable Device known) {
        if (known != null) {
            throw Problem.conflict("There is a device '" + known.name + "' already, at '" + known.clusterId
                            + "'; move it to give it another home.")
                    .exception();
        }
    }
}
