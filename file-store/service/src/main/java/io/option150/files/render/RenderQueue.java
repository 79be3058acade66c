package io.option150.files.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.record.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Phones whose files are to be made anew. It survives every end of the service: a phone leaves it with the files that it has. */
@Singleton
public class RenderQueue {

    private static final String ADD = "insert into render_queue (device) select device from (%s) p order by device";
    private static final String OF_GROUP = ADD.formatted(Users.OF_GROUP);
    private static final String OF_PROFILE = ADD.formatted(Users.OF_PROFILE);

    private static final String OF_TEMPLATE = ADD.formatted(Users.OF_TEMPLATE);

    private static final String BEHIND = """
            insert into render_queue (device)
            select device from device_rendering r
            where (templates <> %s or state = 'refused')
                and not exists (select from render_queue q where q.device = r.device)
            order by device""".formatted(RenderStates.MADE_OF.formatted("r"));

    private static final String IS_DUE = "select exists (select from render_queue where due <= clock_timestamp())";

    private static final String TAKE = """
            select q.id, q.device, coalesce(octet_length(cast(d.settings as text)) + octet_length(cast(d.lines as text))
                + coalesce(octet_length(d.sealed), 0), 0)
            from render_queue q left join device_config d on d.device = q.device
            where q.due <= clock_timestamp() order by q.id limit :most
            for update of q skip locked""";

    private static final String DONE = """
            delete from render_queue
            where id in (select cast(e as bigint) from json_array_elements_text(cast(cast(:ids as text) as json)) as i(e))""";

    private static final String LATER = """
            update render_queue set due = clock_timestamp() + interval '5 seconds'
            where id in (select cast(e as bigint) from json_array_elements_text(cast(cast(:ids as text) as json)) as i(e))""";

    private static final String PROGRESS = """
            select cast(row_to_json(p) as text) from (
                select count(*) as waiting, min(asked) as since,
                    (select count(*) from device_rendering where state = 'rendered') as rendered,
                    (select count(*) from device_rendering where state = 'by-hand') as "byHand",
                    (select count(*) from device_rendering where state = 'refused') as refused,
                    (select count(*) from common_queue) as "commonFilesWaiting",
                    (select count(*) from common_rendering where state = 'refused') as "commonFilesRefused"
                from render_queue) p""";

    private final ObjectMapper json;

    RenderQueue(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A place in the queue.
     *
     * @param bytes of the phone's record
     */
    record Taken(long id, String device, long bytes) {}

    /** Adds exactly the phones that register with this group. */
    public Uni<Void> addOfGroup(Mutiny.Session session, String group) {
        return session.createNativeQuery(OF_GROUP)
                .setParameter("name", group)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds exactly the phones that inherit from this profile. */
    public Uni<Void> addOfProfile(Mutiny.Session session, String profile) {
        return session.createNativeQuery(OF_PROFILE)
                .setParameter("name", profile)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds exactly the phones that are made by this template of a site's own. */
    public Uni<Void> addOfTemplate(Mutiny.Session session, String template) {
        return session.createNativeQuery(OF_TEMPLATE)
                .setParameter("name", template)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds phones whose files were made of other templates, and those that have none; answers how many. */
    Uni<Integer> addBehind(Mutiny.Session session, String templates) {
        return session.createNativeQuery(BEHIND)
                .setParameter("templates", templates)
                .executeUpdate();
    }

    /** How far it is. */
    public Uni<RenderProgress> progress(Mutiny.Session session) {
        return session.createNativeQuery(PROGRESS, String.class)
                .getSingleResult()
                .map(this::progress);
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
                        .map(row -> new Taken(
                                ((Number) row[0]).longValue(), (String) row[1], ((Number) row[2]).longValue()))
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

    private Uni<Void> change(Mutiny.Session session, String statement, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter("ids", ids.toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private RenderProgress progress(String text) {
        try {
            return json.readValue(text, RenderProgress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes its own rows", e);
        }
    }
}
