package io.option150.registry.applyset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The sets. A thing is in one of them at most: its key says so. */
@Singleton
class ApplySets {

    private static final String SEQUENCE = "select sequence from apply_set where name = :set";

    private static final String STORE = """
            insert into apply_set (name, sequence) values (:set, :sequence)
            on conflict (name) do update set sequence = excluded.sequence""";

    // In the order of keys, so that no two wait for each other.
    // Cast from text: the driver writes a parameter of type json as a JSON string.
    private static final String ADD = """
            insert into apply_set_member (kind, key, name, set_name)
            select m.kind, m.key, m.name, :set
            from json_to_recordset(cast(cast(:members as text) as json)) as m(kind text, key text, name text)
            order by m.kind, m.key
            on conflict (kind, key) do nothing""";

    private static final String OF_OTHERS = """
            select o.kind, o.name, o.set_name
            from json_to_recordset(cast(cast(:members as text) as json)) as m(kind text, key text)
            join apply_set_member o on o.kind = m.kind and o.key = m.key and o.set_name <> :set
            order by o.kind, o.key limit 1""";

    private static final String DROP = """
            delete from apply_set_member o where o.set_name = :set and not exists (
                select 1 from json_to_recordset(cast(cast(:members as text) as json)) as m(kind text, key text)
                where m.kind = o.kind and m.key = o.key)""";

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Outbox outbox;
    private final ObjectMapper json;

    ApplySets(Mutiny.SessionFactory database, Audit audit, Outbox outbox, ObjectMapper json) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
    }

    /** One set; 404 when it is not there. */
    Uni<ApplySetView> get(String set) {
        return database.withSession(session -> view(session, set));
    }

    /**
     * What became of a set.
     *
     * @param isNew whether it was not there before
     */
    record Stored(ApplySetView set, boolean isNew) {}

    /** Makes a set have these members and no others; 409 when another set has one of them, or 412. */
    Uni<Stored> put(String set, ApplySetForm form, @Nullable String ifMatch) {
        var members = write(form.members().stream().map(Row::of).toList());
        return audit.transaction(session -> sequence(session, set)
                .invoke(before -> requireMatch(set, ifMatch, before))
                .chain(before -> outbox.next(session, 1)
                        .chain(drawn -> session.createNativeQuery(STORE)
                                .setParameter("set", set)
                                .setParameter("sequence", drawn.getFirst())
                                .executeUpdate())
                        .chain(() -> change(session, DROP, set, members))
                        .chain(() -> change(session, ADD, set, members))
                        .chain(() -> refuseWhatOthersHave(session, set, members))
                        .chain(() -> view(session, set))
                        .map(view -> new Stored(view, before == null))));
    }

    /** Forgets a set; what was in it stays. 404 or 412. */
    Uni<Void> remove(String set, @Nullable String ifMatch) {
        return audit.transaction(session -> sequence(session, set)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(set))
                .invoke(before -> EntityTags.requireMatch(ifMatch, before))
                .chain(() -> change(session, DROP, set, "[]"))
                .chain(() -> session.createNativeQuery("delete from apply_set where name = :set")
                        .setParameter("set", set)
                        .executeUpdate())
                .replaceWithVoid());
    }

    private static void requireMatch(String set, @Nullable String ifMatch, @Nullable Long before) {
        if (before != null) {
            EntityTags.requireMatch(ifMatch, before);
        } else if (ifMatch != null) {
            throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but there is no set '" + set + "'.")
                    .exception();
        }
    }

    private static Uni<Integer> change(Mutiny.Session session, String statement, String set, String members) {
        return session.createNativeQuery(statement)
                .setParameter("set", set)
                .setParameter("members", members)
                .executeUpdate();
    }

    private static Uni<Void> refuseWhatOthersHave(Mutiny.Session session, String set, String members) {
        return session.createNativeQuery(OF_OTHERS, Object[].class)
                .setParameter("set", set)
                .setParameter("members", members)
                .getSingleResultOrNull()
                .invoke(row -> {
                    if (row != null) {
                        throw Problem.conflict("%s '%s' is in the set '%s', and cannot be in '%s' as well."
                                        .formatted(row[0], row[1], row[2], set))
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    /** Its version, locked for this transaction; nothing where it is not there. */
    private static Uni<@Nullable Long> sequence(Mutiny.Session session, String set) {
        return session.createNativeQuery(SEQUENCE + " for update", Long.class)
                .setParameter("set", set)
                .getSingleResultOrNull();
    }

    private static Uni<ApplySetView> view(Mutiny.Session session, String set) {
        return session.createNativeQuery(SEQUENCE, Long.class)
                .setParameter("set", set)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(set))
                .chain(sequence -> session.createNativeQuery(
                                "select kind, name from apply_set_member where set_name = :set order by kind, key",
                                Object[].class)
                        .setParameter("set", set)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Member((String) row[0], (String) row[1]))
                                .toList())
                        .map(members -> new ApplySetView(set, members, sequence)));
    }

    private static RuntimeException unknown(String set) {
        return Problem.notFound("There is no set '" + set + "'.").exception();
    }

    private String write(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private record Row(String kind, String key, String name) {

        static Row of(Member member) {
            return new Row(member.kind(), member.key(), member.name());
        }
    }
}
