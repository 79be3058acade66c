package io.option150.registry.discovery.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All runs that are remembered: the last 200. */
@Singleton
class Runs {

    private static final int REMEMBERED = 200;
    private static final TypeReference<List<SourceReport>> REPORTS = new TypeReference<>() {};

    private static final String COLUMNS =
            "select id, state, asked, asked_by, started, ended, report from discovery_run";

    // One that waits already will see all that this one would.
    private static final String ASK = """
            with open as (select id from discovery_run where state = 'WAITING' and only_source = $2 order by id limit 1),
                 made as (insert into discovery_run (state, asked_by, only_source)
                          select 'WAITING', $1, $2 where not exists (select from open) returning id)
            select id from made union all select id from open""";

    private static final String NEXT = """
            update discovery_run set state = 'RUNNING', started = now()
            where id = (select min(id) from discovery_run where state = 'WAITING') returning id, only_source""";

    private static final String ABANDONED = """
            update discovery_run set state = 'FAILED', ended = now() where state = 'RUNNING'""";

    private final Pool pool;
    private final ObjectMapper json;

    Runs(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * A run that is to be done.
     *
     * @param onlySource the one source that is asked; empty: all that are enabled
     */
    record Due(long id, String onlySource) {}

    /** Asks for a run; answers its number. */
    Uni<Long> ask(String by, String onlySource) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(by, onlySource))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    Uni<Paged<RunView>> list(PageQuery query) {
        return pool.query("select count(*) as total from discovery_run")
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> pool.preparedQuery(COLUMNS + " order by id desc offset $1 limit $2")
                        .execute(Tuple.of((long) query.offset(), (long) query.size()))
                        .map(rows -> Paged.of(
                                query,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(this::view)
                                        .toList(),
                                total)));
    }

    Uni<RunView> get(long id) {
        return pool.preparedQuery(COLUMNS + " where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::view)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no run " + id + ", or not any more.")
                                .exception()));
    }

    /** When a run was asked for last; none: never. */
    Uni<Optional<Instant>> lastAsked() {
        return pool.query("select max(asked) as last from discovery_run where only_source = ''")
                .execute()
                .map(rows -> Optional.ofNullable(time(rows.iterator().next(), "last")));
    }

    /** Begins the run that has waited longest. */
    Uni<Optional<Due>> next() {
        return pool.query(NEXT)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(row.getLong("id"), row.getString("only_source")))
                        .findFirst());
    }

    Uni<Void> tell(long id, List<SourceReport> reports) {
        return pool.preparedQuery("update discovery_run set report = $2 where id = $1")
                .execute(Tuple.of(id, write(reports)))
                .replaceWithVoid();
    }

    Uni<Void> end(long id, RunState state, List<SourceReport> reports) {
        return pool.preparedQuery("update discovery_run set state = $2, ended = now(), report = $3 where id = $1")
                .execute(Tuple.of(id, state.name(), write(reports)))
                .chain(() -> pool.preparedQuery(
                                "delete from discovery_run where id <= $1 and state in ('DONE', 'FAILED')")
                        .execute(Tuple.of(id - REMEMBERED)))
                .replaceWithVoid();
    }

    /** Ends runs whose copy of the registry went away: only one copy runs any. */
    Uni<Void> endAbandoned() {
        return pool.query(ABANDONED).execute().replaceWithVoid();
    }

    /** Ends one that broke off. */
    Uni<Void> endBroken(long id) {
        return pool.preparedQuery(ABANDONED + " and id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private RunView view(Row row) {
        try {
            return new RunView(
                    row.getLong("id"),
                    RunState.valueOf(row.getString("state")),
                    row.getOffsetDateTime("asked").toInstant(),
                    row.getString("asked_by"),
                    time(row, "started"),
                    time(row, "ended"),
                    json.readValue(row.getString("report"), REPORTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("discovery_run.report is written here alone", e);
        }
    }

    private String write(List<SourceReport> reports) {
        try {
            return json.writeValueAsString(reports);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reports are plain", e);
        }
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
