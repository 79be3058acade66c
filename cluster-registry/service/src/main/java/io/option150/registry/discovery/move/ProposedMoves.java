package io.option150.registry.discovery.move;

import io.option150.audit.Audit;
import io.option150.registry.discovery.statement.StatedPhone;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
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
                       or (min(d.cluster_id) is null and count(distinct s.cluster_id) > 1)),
            told as (
                select f.*, exists (
                    select from discovery_refused_move r
                    where r.key = f.key and r.clusters = f.clusters and r.home is not distinct from f.home) as refused
                from found f)
            """;

    private static final String REFUSE = FOUND + """
            insert into discovery_refused_move (key, home, clusters)
            select key, home, clusters from told where key = :key and not refused
              and (cast(:clusters as text) is null or array_to_string(clusters, ',') = :clusters)
            on conflict (key) do update set home = excluded.home, clusters = excluded.clusters, at = now()""";

    private static final String PROPOSE = "delete from discovery_refused_move where key = :key";

    private final Pool pool;
    private final Audit audit;

    ProposedMoves(Pool pool, Audit audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** @param refused those that were refused, in the place of those that wait for somebody */
    Uni<Paged<ProposedMove>> list(boolean refused, PageQuery query) {
        return pool.preparedQuery(
                        FOUND
                                + "select *, count(*) over () as total from told where refused = $3 order by key offset $1 limit $2")
                .execute(Tuple.of((long) query.offset(), (long) query.size(), refused))
                .chain(rows -> {
                    var items = StreamSupport.stream(rows.spliterator(), false)
                            .map(ProposedMoves::move)
                            .toList();
                    var total = items.isEmpty()
                            ? count(refused)
                            : total(rows.iterator().next());
                    return total.map(all -> Paged.of(query, items, all));
                });
    }

    private static Uni<Long> total(Row row) {
        return Uni.createFrom().item(row.getLong("total"));
    }

    /** Of a page behind the last. */
    private Uni<Long> count(boolean refused) {
        return pool.preparedQuery(FOUND + "select count(*) as total from told where refused = $1")
                .execute(Tuple.of(refused))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /**
     * Proposes a phone's move no more, until sources state something else of it, or it stands elsewhere; 404 where none is proposed.
     *
     * @param clusters that somebody saw it proposed to, in order; empty: whichever they are now
     */
    Uni<Void> refuse(String device, List<String> clusters) {
        var seen = clusters.isEmpty() ? null : String.join(",", clusters);
        var to = seen == null ? "" : " to " + String.join(", ", clusters);
        return audit.transaction(session -> session.createNativeQuery(REFUSE)
                        .setParameter("key", StatedPhone.keyOf(device))
                        .setParameter("clusters", seen)
                        .executeUpdate())
                .invoke(count -> requireSome(count, "No move of device '" + device + "'" + to + " is proposed."))
                .replaceWithVoid();
    }

    /** Proposes it again; 404 where none was refused. */
    Uni<Void> takeBack(String device) {
        return audit.transaction(session -> session.createNativeQuery(PROPOSE)
                        .setParameter("key", StatedPhone.keyOf(device))
                        .executeUpdate())
                .invoke(count -> requireSome(count, "No move of device '" + device + "' was refused."))
                .replaceWithVoid();
    }

    private static void requireSome(int count, String none) {
        if (count == 0) {
            throw Problem.notFound(none).exception();
        }
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
