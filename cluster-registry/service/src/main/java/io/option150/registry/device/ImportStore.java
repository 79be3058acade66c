package io.option150.registry.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.registry.cluster.ClusterLock;
import io.option150.registry.cluster.KnownClusters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores lines of an import by the thousand, each batch in one transaction with its events, by as many statements as one
 * line would take.
 */
@Singleton
class ImportStore {

    // Rows travel as a JSON array in one parameter, as text: the reactive driver would make a JSON string out of a
    // parameter of type json.
    private static final String PRESENT = """
            select d.key, d.name, d.cluster_id
            from json_array_elements_text(cast(cast(:keys as text) as json)) as k(key) join device d on d.key = k.key""";

    private static final String WRITE = """
            insert into device (key, name, cluster_id, stated_by, sequence)
            select r.key, r.name, r.cluster_id, r.stated_by, r.sequence
            from json_to_recordset(cast(cast(:rows as text) as json))
                 as r(key text, name text, cluster_id text, stated_by text, sequence bigint)
            on conflict (key) do update set cluster_id = excluded.cluster_id, stated_by = excluded.stated_by, sequence = excluded.sequence""";

    private final Audit audit;
    private final Outbox outbox;
    private final ObjectMapper json;

    ImportStore(Audit audit, Outbox outbox, ObjectMapper json) {
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
    }

    /** Decides upon these lines and stores what is to be stored, in a preview nothing; counted in the tally once it is committed. */
    Uni<Void> store(List<ImportLine> lines, ImportTally tally) {
        return store(_ -> Uni.createFrom().item(lines), tally);
    }

    /** The same for lines that are chosen in the transaction, when nobody else changes clusters or devices any more. */
    Uni<Void> store(Function<Mutiny.Session, Uni<List<ImportLine>>> chosen, ImportTally tally) {
        return store(chosen, _ -> Uni.createFrom().voidItem(), "", tally);
    }

    /**
     * The same with something that is done at the end, in the same transaction.
     *
     * @param statedBy the source of discovery from which the homes are, as events tell; empty: a caller's own
     */
    Uni<Void> store(
            Function<Mutiny.Session, Uni<List<ImportLine>>> chosen,
            Function<Mutiny.Session, Uni<Void>> last,
            String statedBy,
            ImportTally tally) {
        // Nobody else changes clusters or devices meanwhile: no lock for each of a hundred thousand is needed.
        return audit.transaction(session -> ClusterLock.exclusive(session)
                        .chain(() -> KnownClusters.of(session))
                        .chain(clusters -> chosen.apply(session)
                                .chain(lines -> present(session, lines)
                                        .map(devices -> ImportPlan.of(
                                                lines, clusters, devices, tally.firstLines(), tally.isPreview()))))
                        .call(plan -> tally.isPreview() ? Uni.createFrom().voidItem() : write(session, plan, statedBy))
                        .call(() -> last.apply(session)))
                .invoke(tally::add)
                .replaceWithVoid();
    }

    /** The devices of all phones that these lines name. Not managed by the session, which would write them one by one. */
    private Uni<List<DeviceRow>> present(Mutiny.Session session, List<ImportLine> lines) {
        var keys = lines.stream()
                .filter(ImportLine::isGood)
                .flatMap(line -> line.phoneKeys().stream())
                .distinct()
                .toList();
        return session.createNativeQuery(PRESENT, Object[].class)
                .setParameter("keys", write(keys))
                .getResultList()
                .map(rows -> rows.stream().map(ImportStore::device).toList());
    }

    private static DeviceRow device(Object[] row) {
        var device = new DeviceRow();
        device.key = (String) row[0];
        device.name = (String) row[1];
        device.clusterId = (String) row[2];
        return device;
    }

    private Uni<Void> write(Mutiny.Session session, ImportPlan plan, String statedBy) {
        var devices = plan.writes();
        if (devices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.next(session, devices.size()).chain(drawn -> {
            for (int i = 0; i < devices.size(); i++) {
                devices.get(i).sequence = drawn.get(i);
                devices.get(i).statedBy = statedBy;
            }
            var changes = devices.stream()
                    .map(device -> plan.isFresh(device) ? DeviceChanges.assigned(device) : DeviceChanges.moved(device))
                    .toList();
            return session.createNativeQuery(WRITE)
                    .setParameter("rows", write(devices.stream().map(Row::of).toList()))
                    .executeUpdate()
                    .chain(() -> outbox.append(session, changes));
        });
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private record Row(
            String key,
            String name,
            @JsonProperty("cluster_id") String clusterId,
            @JsonProperty("stated_by") String statedBy,
            long sequence) {

        static Row of(DeviceRow device) {
            return new Row(device.key, device.name, device.clusterId, device.statedBy, device.sequence);
        }
    }
}
