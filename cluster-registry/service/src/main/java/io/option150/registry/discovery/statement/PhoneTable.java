package io.option150.registry.discovery.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Statements of phones as they stand in the database, read and written by the thousand. */
@Singleton
class PhoneTable {

    // Sets travel as a JSON array in one parameter, as text: the reactive driver would make a JSON string of type json.
    private static final String TAKE = """
            insert into discovery_device (origin, key, name, uuid, cluster_id, source, version)
            select :origin, r.key, r.name, r.uuid, :cluster, :source, cast(:version as bigint)
            from json_to_recordset(cast(cast(:rows as text) as json)) as r(key text, name text, uuid text)
            order by r.key
            on conflict (origin, key) do update set name = excluded.name, uuid = excluded.uuid,
                cluster_id = excluded.cluster_id, source = excluded.source, version = excluded.version, gone = null
            where discovery_device.version <= excluded.version""";

    private static final String LOSE = """
            update discovery_device set gone = now(), version = :version
            where origin = :origin and gone is null and version <= :version
            and key in (select k.key from json_array_elements_text(cast(cast(:keys as text) as json)) as k(key))""";

    private static final String RECORDS = """
            select k.key, d.cluster_id, a.cluster_id, r.key is not null
            from json_array_elements_text(cast(cast(:keys as text) as json)) as k(key)
            left join device d on d.key = k.key left join discovery_applied_device a on a.key = k.key
            left join discovery_removed r on r.kind = 'DEVICE' and r.key = k.key""";

    private static final String STATEMENTS = """
            select s.key, s.origin, s.cluster_id, s.gone is not null
            from json_array_elements_text(cast(cast(:keys as text) as json)) as k(key)
            join discovery_device s on s.key = k.key""";

    private static final String APPLIED = """
            insert into discovery_applied_device (key, cluster_id, origin)
            select r.key, r.cluster_id, r.origin
            from json_to_recordset(cast(cast(:rows as text) as json)) as r(key text, cluster_id text, origin text)
            join device d on d.key = r.key and d.cluster_id = r.cluster_id
            order by r.key
            on conflict (key) do update set cluster_id = excluded.cluster_id, origin = excluded.origin""";

    private final Json json;

    PhoneTable(Json json) {
        this.json = json;
    }

    private record Taken(String key, String name, String uuid) {}

    /** Home that was given, and who stated it. */
    record Applied(String key, @JsonProperty("cluster_id") String cluster, String origin) {}

    Uni<Integer> take(Mutiny.Session session, Statement statement, Collection<StatedPhone> phones) {
        // A page may have one twice; one statement of SQL must not.
        Map<String, Taken> rows = new HashMap<>();
        phones.forEach(phone -> rows.put(
                StatedPhone.keyOf(phone.name()),
                new Taken(StatedPhone.keyOf(phone.name()), phone.name(), phone.uuid())));
        return rows.isEmpty()
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(TAKE)
                        .setParameter("origin", statement.origin())
                        .setParameter("source", statement.source())
                        .setParameter("cluster", statement.cluster())
                        .setParameter("version", statement.version())
                        .setParameter("rows", json.write(rows.values()))
                        .executeUpdate();
    }

    /** Marks phones as gone; answers how many were not yet. */
    Uni<Integer> lose(Mutiny.Session session, Statement statement, Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(LOSE)
                        .setParameter("origin", statement.origin())
                        .setParameter("version", statement.version())
                        .setParameter("keys", json.write(keys))
                        .executeUpdate();
    }

    /** All that is known of these phones. */
    Uni<Map<String, PhoneHeld>> held(Mutiny.Session session, Collection<String> keys) {
        var asked = json.write(keys);
        return rows(session, STATEMENTS, asked)
                .chain(stated -> rows(session, RECORDS, asked).map(records -> {
                    Map<String, List<PhoneStatement>> statements = new HashMap<>();
                    stated.forEach(row -> statements
                            .computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                            .add(new PhoneStatement((String) row[1], (String) row[2], (Boolean) row[3])));
                    Map<String, PhoneHeld> held = HashMap.newHashMap(records.size());
                    records.forEach(row -> held.put(
                            (String) row[0],
                            new PhoneHeld(
                                    text(row[1]),
                                    text(row[2]),
                                    (Boolean) row[3],
                                    statements.getOrDefault((String) row[0], List.of()))));
                    return held;
                }));
    }

    /** Remembers homes that were given, where they were. */
    Uni<Void> applied(Mutiny.Session session, List<Applied> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(APPLIED)
                        .setParameter("rows", json.write(rows))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<List<Object[]>> rows(Mutiny.Session session, String query, String keys) {
        return session.createNativeQuery(query, Object[].class)
                .setParameter("keys", keys)
                .getResultList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return (String) value;
    }
}
