package io.option150.files.record;

import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Groups of call managers. */
@Singleton
public class CallManagerGroups {

    private static final String READ = """
            select cast(row_to_json(r) as text) from (
                select name, members, version, sequence, modified, who from call_manager_group %s) r""";

    private static final String STORE = """
            insert into call_manager_group (name, members, version, sequence, modified, who)
            values (:name, cast(cast(:members as text) as jsonb), 1, :sequence, now(), :who)
            on conflict (name) do update set members = excluded.members, version = call_manager_group.version + 1,
                sequence = excluded.sequence, modified = excluded.modified, who = excluded.who""";

    private final RecordJson json;

    CallManagerGroups(RecordJson json) {
        this.json = json;
    }

    /** The one of this name. */
    public Uni<Optional<Stored<KeptGroup>>> find(Mutiny.Session session, String name) {
        return read(session.createNativeQuery(READ.formatted("where name = :name"), String.class)
                        .setParameter("name", name))
                .map(found -> found.stream().findFirst());
    }

    /** Those of these names that there are. */
    public Uni<List<Stored<KeptGroup>>> find(Mutiny.Session session, Collection<String> names) {
        return read(session.createNativeQuery(
                        READ.formatted(
                                "where name in (select json_array_elements_text(cast(cast(:names as text) as json)))"),
                        String.class)
                .setParameter("names", json.write(names)));
    }

    /** By name. */
    public Uni<Paged<Stored<KeptGroup>>> list(Mutiny.Session session, PageQuery page) {
        return Pages.of(session, page, "call_manager_group", READ.formatted("order by name limit :size offset :offset"))
                .map(it -> Pages.map(it, this::group));
    }

    /** Stores one, whatever was there. */
    public Uni<Void> store(Mutiny.Session session, CallManagerGroup group, long sequence, String who) {
        return session.createNativeQuery(STORE)
                .setParameter("name", group.name())
                .setParameter("members", json.write(group.members()))
                .setParameter("sequence", sequence)
                .setParameter("who", who)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes one. */
    public Uni<Void> remove(Mutiny.Session session, String name) {
        return session.createNativeQuery("delete from call_manager_group where name = :name")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<List<Stored<KeptGroup>>> read(Mutiny.SelectionQuery<String> query) {
        return query.getResultList().map(rows -> rows.stream().map(this::group).toList());
    }

    private Stored<KeptGroup> group(String text) {
        var row = json.read(text, Row.class);
        return new Stored<>(
                new KeptGroup(row.name(), row.members()), row.version(), row.sequence(), row.modified(), row.who());
    }

    private record Row(
            String name, List<CallManager> members, long version, long sequence, Instant modified, String who) {}
}
