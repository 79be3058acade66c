package io.option150.registry.discovery.source;

import io.option150.registry.axl.site.ChangePoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What became of sources when they were asked last, and from where their changes are asked on. */
@Singleton
public class SourceStates {

    // The source may be gone meanwhile.
    private static final String TRIED = """
            insert into discovery_source_state (name, tried, good, reason)
            select name, now(), case when $2 = '' then now() end, $2 from discovery_source where name = $1
            on conflict (name) do update set tried = excluded.tried, reason = excluded.reason,
                good = coalesce(excluded.good, discovery_source_state.good)""";

    private static final String POINT =
            "select queue_id, change_id from discovery_source_state where name = $1 and queue_id <> ''";

    private static final String SET_POINT = """
            insert into discovery_source_state (name, tried, reason, queue_id, change_id)
            select name, now(), '', $2, cast($3 as bigint) from discovery_source where name = $1
            on conflict (name) do update set queue_id = excluded.queue_id, change_id = excluded.change_id""";

    private final Pool pool;

    SourceStates(Pool pool) {
        this.pool = pool;
    }

    /**
     * It was asked just now.
     *
     * @param reason why it did not tell all; empty: it did
     */
    public Uni<Void> tried(String source, String reason) {
        return pool.preparedQuery(TRIED).execute(Tuple.of(source, reason)).replaceWithVoid();
    }

    /** From where its changes are asked on; none: all has to be read. */
    public Uni<Optional<ChangePoint>> point(String source) {
        return pool.preparedQuery(POINT)
                .execute(Tuple.of(source))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ChangePoint(row.getString("queue_id"), row.getLong("change_id")))
                        .findFirst());
    }

    public Uni<Void> setPoint(String source, ChangePoint point) {
        return pool.preparedQuery(SET_POINT)
                .execute(Tuple.of(source, point.queueId(), point.changeId()))
                .replaceWithVoid();
    }

    /** A version for what is stated next; newer than all before. */
    public Uni<Long> nextVersion() {
        return pool.query("select nextval('event_sequence') as next")
                .execute()
                .map(rows -> rows.iterator().next().getLong("next"));
    }
}
