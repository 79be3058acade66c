package io.option150.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Things of one kind whose names stand in a table. */
public final class FoundInTable implements Findable {

    private final Pool pool;
    private final String kind;
    private final int place;
    private final String sql;

    /**
     * @param sql gives {@code key} and {@code note} of those in whose names {@code $1} or {@code $2}, both in lower case, stand; {@code
     *     $3} of them at the most
     */
    public FoundInTable(Pool pool, String kind, int place, String sql) {
        this.pool = pool;
        this.kind = kind;
        this.place = place;
        this.sql = sql;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public Uni<List<SearchHit>> find(Sought sought) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(sought.text(), sought.packed(), (long) MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> SearchHit.of(kind, row.getString("key"), row.getString("note")))
                        .toList());
    }
}
