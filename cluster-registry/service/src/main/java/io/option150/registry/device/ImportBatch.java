package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.cluster.ClusterRows;
import io.option150.registry.contract.RegistryTopics;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Some lines of an import in one transaction with their events: all that are good, or none. */
final class ImportBatch {

    private final Outbox outbox;
    private final ImportTally tally;
    private final List<ImportLine> lines;

    /** Lines that were admitted. */
    ImportBatch(Outbox outbox, ImportTally tally, List<ImportLine> lines) {
        this.outbox = outbox;
        this.tally = tally;
        this.lines = List.copyOf(lines);
    }

    Uni<Void> store(Mutiny.SessionFactory database) {
        return database.withTransaction(session -> ClusterLock.shared(session)
                        .chain(() -> ClusterRows.known(
                                session,
                                lines.stream().map(line -> line.form().home()).toList()))
                        .chain(known -> store(session, known)))
                // Counted once it is committed.
                .invoke(Runnable::run)
                .replaceWithVoid();
    }

    private Uni<Runnable> store(Mutiny.Session session, Set<String> known) {
        Map<String, ImportLine> good = new LinkedHashMap<>();
        List<ImportLine> homeless = new ArrayList<>();
        for (ImportLine line : lines) {
            if (known.contains(line.form().home().text())) {
                good.put(line.form().name().key(), line);
            } else {
                homeless.add(line);
            }
        }
        Runnable refuse = () -> homeless.forEach(this::refuse);
        if (good.isEmpty()) {
            return Uni.createFrom().item(refuse);
        }
        return outbox.lockAndNext(session, RegistryTopics.PHONE_MOVED, good.keySet())
                .chain(next -> DeviceRows.all(session, good.keySet()).chain(found -> write(session, good, found, next)))
                .map(count -> () -> {
                    refuse.run();
                    count.run();
                });
    }

    private Uni<Runnable> write(
            Mutiny.Session session, Map<String, ImportLine> good, List<Device> found, Map<String, Long> next) {
        Map<String, Device> byKey = found.stream().collect(Collectors.toMap(device -> device.key, device -> device));
        List<Device> fresh = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        good.forEach((key, line) -> {
            long sequence = Objects.requireNonNull(next.get(key), "a sequence for each key");
            Device device = byKey.get(key);
            if (device == null) {
                Device made = Device.of(line.form().name(), line.form().home(), sequence);
                fresh.add(made);
                changes.add(DeviceChanges.assigned(made));
            } else if (!device.isAt(line.form().home())) {
                device.clusterId = line.form().home().text();
                device.sequence = sequence;
                changes.add(DeviceChanges.moved(device));
            }
        });
        int moved = changes.size() - fresh.size();
        return session.persistAll(fresh.toArray())
                .chain(() -> outbox.append(session, changes))
                .replaceWith(() -> tally.stored(fresh.size(), moved, found.size() - moved));
    }

    private void refuse(ImportLine line) {
        tally.refuse(
                line,
                List.of(new Violation(
                        "clusterId",
                        "must be a cluster that exists",
                        line.form().home().text())));
    }
}
