package io.option150.registry.device;

import io.option150.audit.Audit;
import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.call.Checked;
import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.cluster.KnownClusters;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Audit audit;
    private final Outbox outbox;

    Devices(Mutiny.SessionFactory database, Audit audit, Outbox outbox) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** One page of the devices that the filter lets pass, ordered by name without regard to case. */
    Uni<Paged<DeviceRecord>> list(DeviceFilter filter, PageQuery query) {
        return filter.where().page(database, DeviceRow.class, "key", query, DeviceRow::toRecord);
    }

    Uni<DeviceRecord> get(DeviceName name) {
        return database.withSession(session ->
                phone(session, name).map(phone -> require(phone, name).toRecord()));
    }

    /** Gives a new device its home; 400, or 409 naming the home that it, or its phone by another name, has. */
    Uni<DeviceRecord> assign(Checked<DeviceForm> given) {
        var form = given.form();
        return audit.transaction(session -> ClusterLock.shared(session)
                .chain(() -> requireGood(session, given))
                .chain(() -> lock(session, form.deviceName()))
                .chain(next -> phone(session, form.deviceName()).chain(phone -> {
                    refuseKnown(phone, form);
                    var name = form.deviceName();
                    var device = DeviceRow.of(name, form.home(), drawn(next, name.key()));
                    return session.persist(device)
                            .chain(() -> outbox.append(session, DeviceChanges.assigned(device)))
                            .replaceWith(device::toRecord);
                })));
    }

    /** Gives a device the state that is made of its present one; 404, 412 or 400. */
    Uni<DeviceRecord> replace(
            DeviceName name, Function<DeviceRow, Checked<DeviceForm>> step, @Nullable String ifMatch) {
        return change(name, ifMatch, (session, device) -> {
            var given = step.apply(device);
            var form = given.form();
            return requireGood(session, given).map(_ -> {
                boolean moves = !device.isAt(form.home());
                device.name = form.name();
                device.moveTo(form.clusterId());
                return moves ? DeviceChanges::moved : DeviceChanges::assigned;
            });
        });
    }

    /** Moves a device (R15); 404, 412, 400, or 409 naming its home when that is not where the move begins. */
    Uni<DeviceRecord> move(DeviceName name, MoveForm move, @Nullable String ifMatch) {
        return change(name, ifMatch, (session, device) -> {
            if (!device.clusterId.equals(move.from())) {
                throw Problem.conflict("Device '" + device.name + "' is not at '" + move.from() + "' but at '"
                                + device.clusterId + "'.")
                        .exception();
            }
            var violations = new Violations();
            return requireKnown(session, "to", new ClusterId(move.to()), violations)
                    .invoke(violations::refuseIfAny)
                    .map(_ -> {
                        device.moveTo(move.to());
                        return DeviceChanges::moved;
                    });
        });
    }

    /** Tells every edge to drop what it holds of this device; 404 or 412. */
    Uni<DeviceRecord> refresh(DeviceName name, @Nullable String ifMatch) {
        return change(
                name,
                ifMatch,
                (session, device) ->
                        audit.note(session, "device", device.key, "refreshed").map(_ -> DeviceChanges::refreshed));
    }

    /** Forgets a device's home; 404 or 412. */
    Uni<Void> remove(DeviceName name, @Nullable String ifMatch) {
        return audit.transaction(session -> ClusterLock.shared(session)
                .chain(() -> lock(session, name))
                .chain(next -> phone(session, name)
                        .map(phone -> require(phone, name))
                        .invoke(device -> EntityTags.requireMatch(ifMatch, device.sequence))
                        .chain(session::remove)
                        .chain(() ->
                                outbox.append(session, DeviceChanges.removed(name.key(), drawn(next, name.key()))))));
    }

    private Uni<DeviceRecord> change(
            DeviceName name,
            @Nullable String ifMatch,
            BiFunction<Mutiny.Session, DeviceRow, Uni<Function<DeviceRow, Change>>> step) {
        return audit.transaction(session -> ClusterLock.shared(session)
                .chain(() -> lock(session, name))
                .chain(next -> phone(session, name).chain(phone -> {
                    var device = require(phone, name);
                    EntityTags.requireMatch(ifMatch, device.sequence);
                    return step.apply(session, device).chain(told -> {
                        device.sequence = drawn(next, device.key);
                        var changes = new ArrayList<>(List.of(told.apply(device)));
                        // Also where this one stays: an earlier version let names of one phone stand at two homes.
                        changes.addAll(along(phone, device, next));
                        return outbox.append(session, changes).replaceWith(device::toRecord);
                    });
                })));
    }

    /** Gives the phone's other names the home to which it moved: the old cluster's file must not come by any (RES-2). */
    private static List<Change> along(List<DeviceRow> phone, DeviceRow moved, Map<String, Long> next) {
        return phone.stream()
                .filter(other -> !other.clusterId.equals(moved.clusterId))
                .map(other -> {
                    other.moveTo(moved.clusterId);
                    other.sequence = drawn(next, other.key);
                    return DeviceChanges.moved(other);
                })
                .toList();
    }

    /** Locks a device with all names of its phone, and draws a sequence for each. */
    private Uni<Map<String, Long>> lock(Mutiny.Session session, DeviceName name) {
        return outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, name.phoneKeys());
    }

    private static long drawn(Map<String, Long> next, String key) {
        return Objects.requireNonNull(next.get(key), "a sequence for each key");
    }

    /** All devices that are this name's phone. */
    private static Uni<List<DeviceRow>> phone(Mutiny.Session session, DeviceName name) {
        return DeviceRows.all(session, name.phoneKeys());
    }

    private static DeviceRow require(List<DeviceRow> phone, DeviceName name) {
        return phone.stream()
                .filter(device -> device.key.equals(name.key()))
                .findFirst()
                .orElseThrow(() -> DeviceRows.unknown(name.text()).exception());
    }

    /** Lets a form pass that breaks no rule and names a home that there is. */
    private static Uni<Void> requireGood(Mutiny.Session session, Checked<DeviceForm> given) {
        var violations = new Violations(given.violations());
        var known = ClusterId.parse(given.form().clusterId())
                .map(home -> requireKnown(session, "clusterId", home, violations))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return known.invoke(violations::refuseIfAny);
    }

    private static Uni<Void> requireKnown(Mutiny.Session session, String field, ClusterId home, Violations violations) {
        return KnownClusters.of(session)
                .invoke(known -> known.objection(home).ifPresent(rule -> violations.add(field, rule, home.text())))
                .replaceWithVoid();
    }

    private static void refuseKnown(List<DeviceRow> phone, DeviceForm form) {
        for (var known : phone) {
            if (known.key.equals(form.deviceName().key())) {
                throw Problem.conflict("There is a device '" + known.name + "' already, at '" + known.clusterId
                                + "'; move it to give it another home.")
                        .exception();
            }
        }
        for (var known : phone) {
            if (!known.isAt(form.home())) {
                throw Problem.conflict("Device '" + known.name + "' is the same phone as '" + form.name()
                                + "', at home in '" + known.clusterId
                                + "', and a phone has one home (RES-2); move it, or"
                                + " give this name the same home.")
                        .exception();
            }
        }
    }
}
