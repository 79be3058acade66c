package io.option150.files.render;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Common files that are to be made anew. As that of phones it survives every end of the service. */
@Singleton
public class CommonQueue {

    private static final String ADD = "insert into common_queue (name) select name from (%s) f order by name";
    private static final String OF_GROUP =
            ADD.formatted("select name from common_file where call_manager_group = :name");
    private static final String OF_TEMPLATE = ADD.formatted("select name from common_file where template = :name");
    private static final String BEHIND = ADD.formatted("""
            select name from common_rendering r where (templates <> :templates or state = 'refused')
                and not exists (select from common_queue q where q.name = r.name)""");

    private static final String IS_DUE = "select exists (select from common_queue where due <= clock_timestamp())";

    private static final String TAKE = """
            select id, name from common_queue where due <= clock_timestamp() order by id limit :most
            for update skip locked""";

    private static final String THESE =
            " where id in (select cast(e as bigint) from json_array_elements_text(cast(cast(:ids as text) as json)) as i(e))";
    private static final String DONE = "delete from common_queue" + THESE;
    private static final String LATER =
            "update common_queue set due = clock_timestamp() + interval '5 seconds'" + THESE;

    /** A place in the queue. */
    record Taken(long id, String name) {}

    /** Adds exactly those that name this group. */
    public Uni<Void> addOfGroup(Mutiny.Session session, String group) {
        return session.createNativeQuery(OF_GROUP)
                .setParameter("name", group)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds exactly those that are made by this template. */
    public Uni<Void> addOfTemplate(Mutiny.Session session, String template) {
        return session.createNativeQuery(OF_TEMPLATE)
                .setParameter("name", template)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds those that were made of other templates, and those that have no file. */
    Uni<Integer> addBehind(Mutiny.Session session, String templates) {
        return session.createNativeQuery(BEHIND)
                .setParameter("templates", templates)
                .executeUpdate();
    }

    /** Whether there is work. */
    Uni<Boolean> isDue(Mutiny.Session session) {
        return session.createNativeQuery(IS_DUE, Boolean.class).getSingleResult();
    }

    /** The next ones that nobody else is at, locked until the end of the transaction. */
    Uni<List<Taken>> take(Mutiny.Session session, int most) {
        return session.createNativeQuery(TAKE, Object[].class)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Taken(((Number) row[0]).longValue(), (String) row[1]))
                        .toList());
    }

    /** These have what they waited for. */
    Uni<Void> done(Mutiny.Session session, Collection<Long> ids) {
        return change(session, DONE, ids);
    }

    /** These are tried again in five seconds. */
    Uni<Void> later(Mutiny.Session session, Collection<Long> ids) {
        return change(session, LATER, ids);
    }

    private static Uni<Void> change(Mutiny.Session session, String statement, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter("ids", ids.toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
