package io.option150.registry.discovery.move;

import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** All moves that are proposed now: they follow from what is stated and what stands in records. */
@Singleton
class ProposedMoves {

    private static final String FOUND = """
            with found as (
                select s.key, min(coalesce(d.name, s.name)) as device, min(d.cluster_id) as home,
                       min(a.cluster_id) as applied,
                       array_agg(distinct s.cluster_id order by s.cluster_id) filter (
                           where d.cluster_id is null or s.cluster_id <> d.cluster_id) as clusters,
                       array_agg(distinct s.source order by s.source) filter (
                           where d.cluster_id is null or s.cluster_id <> d.cluster_id) as sources
                from discovery_device s left join device d on d.key = s.key
                left join discovery_applied_device a on a.key = s.key
                where s.gone is null and not exists (
                    select from discovery_removed r where r.kind = 'DEVICE' and r.key = s.key)
                group by s.key
                having bool_or(s.cluster_id <> d.cluster_id)
                       or (min(d.cluster_id) is null and count(distinct s.cluster_id) > 1))
            """;

    private final Pool pool;

    ProposedMoves(Pool pool) {
        this.pool = pool;
    }

    Uni<Paged<ProposedMove>> list(PageQuery query) {
        return pool.preparedQuery(
                        FOUND + "select *, count(*) over () as total from found order by key offset $1 limit $2")
                .execute(Tuple.of((long) query.offset(), (long) query.size()))
                .chain(rows -> {
                    var items = StreamSupport.stream(rows.spliterator(), false)
                            .map(ProposedMoves::move)
                            .toList();
                    var total =
                            items.isEmpty() ? count() : total(rows.iterator().next());
                    return total.map(all -> Paged.of(query, items, all));
                });
    }

    private static Uni<Long> total(Row row) {
        return Uni.createFrom().item(row.getLong("total"));
    }

    /** Of a page behind the last. */
    private Uni<Long> count() {
        return pool.query(FOUND + "select count(*) as total from found")
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static ProposedMove move(Row row) {
        var home = row.getString("home");
        return new ProposedMove(
                row.getString("device"),
                home,
                List.of(row.getArrayOfStrings("clusters")),
                List.of(row.getArrayOfStrings("sources")),
                home != null && !home.equals(row.getString("applied")));
    }
}
