package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.cluster.ClusterRows;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives many devices their homes in one transaction: all rows and all events of a batch, or none. */
@Singleton
class DeviceBatch {

    /** What became of one device. */
    enum Outcome {
        ASSIGNED,
        MOVED,
        UNCHANGED,
        /** There is no such cluster; nothing was done. */
        UNKNOWN_HOME
    }

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;

    DeviceBatch(Mutiny.SessionFactory database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Takes forms without violations, each of another device; answers in their order. */
    Uni<List<Outcome>> take(List<DeviceForm> forms) {
        var homes = forms.stream().map(DeviceForm::home).distinct().toList();
        var keys = forms.stream().map(form -> form.name().key()).toList();
        return database.withTransaction(session -> ClusterLock.shared(session)
                .chain(() -> ClusterRows.known(session, homes))
                .chain(known -> outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, keys)
                        .chain(next -> DeviceRows.all(session, keys)
                                .chain(rows -> store(session, forms, known, next, rows)))));
    }

    private Uni<List<Outcome>> store(
            Mutiny.Session session,
            List<DeviceForm> forms,
            Set<String> known,
            Map<String, Long> next,
            List<Device> rows) {
        var byKey = rows.stream().collect(Collectors.toMap(row -> row.key, Function.identity()));
        var outcomes = new ArrayList<Outcome>();
        var made = new ArrayList<Device>();
        var changes = new ArrayList<Change>();
        for (var form : forms) {
            var key = form.name().key();
            var row = byKey.get(key);
            long sequence = Objects.requireNonNull(next.get(key), key);
            if (!known.contains(form.home().text())) {
                outcomes.add(Outcome.UNKNOWN_HOME);
            } else if (row == null) {
                var device = Device.of(form.name(), form.home(), sequence);
                made.add(device);
                changes.add(DeviceChanges.assigned(device));
                outcomes.add(Outcome.ASSIGNED);
            } else if (row.isAt(form.home())) {
                outcomes.add(Outcome.UNCHANGED);
            } else {
                row.clusterId = form.home().text();
                row.sequence = sequence;
                changes.add(DeviceChanges.moved(row));
                outcomes.add(Outcome.MOVED);
            }
        }
        return session.persistAll(made.toArray())
                .chain(() -> outbox.append(session, changes))
                .replaceWith(List.copyOf(outcomes));
    }
}
