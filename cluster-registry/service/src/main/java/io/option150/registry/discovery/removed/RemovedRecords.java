package io.option150.registry.discovery.removed;

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

/** All that was removed by hand and would come back else. Triggers of the records' tables write it. */
@Singleton
class RemovedRecords {

    private static final String LIST = """
            select r.kind, r.name, r.cluster_id, r.at, array(
                select s.source from discovery_cluster s
                where r.kind = 'CLUSTER' and s.cluster_id = r.key and s.gone is null
                union select s.source from discovery_device s
                where r.kind = 'DEVICE' and s.key = r.key and s.gone is null order by 1) as sources
            from discovery_removed r order by r.kind, r.key offset $1 limit $2""";

    private static final String FORGET_DEVICE = "delete from discovery_removed where kind = 'DEVICE' and key = :key";

    // With it all devices that were at home there: without a home in it they could not come back.
    private static final String FORGET_CLUSTER = "delete from discovery_removed where cluster_id = :key";

    private final Pool pool;
    private final Audit audit;

    RemovedRecords(Pool pool, Audit audit) {
        this.pool = pool;
        this.audit = audit;
    }

    Uni<Paged<RemovedRecord>> list(PageQuery query) {
        return pool.query("select count(*) as total from discovery_removed")
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> pool.preparedQuery(LIST)
                        .execute(Tuple.of((long) query.offset(), (long) query.size()))
                        .map(rows -> Paged.of(
                                query,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(RemovedRecords::record)
                                        .toList(),
                                total)));
    }

    private static RemovedRecord record(Row row) {
        return new RemovedRecord(
                RemovedKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("cluster_id"),
                row.getOffsetDateTime("at").toInstant(),
                List.of(row.getArrayOfStrings("sources")));
    }

    /** Lets discovery make a device's record again; 404 where it was not removed. */
    Uni<Void> takeBackDevice(String name) {
        return takeBack(FORGET_DEVICE, StatedPhone.keyOf(name), "device '" + name + "'");
    }

    /** Lets discovery make a cluster's record, and those of its devices, again; 404 where none was removed. */
    Uni<Void> takeBackCluster(String id) {
        return takeBack(FORGET_CLUSTER, id, "cluster '" + id + "', nor one of its devices,");
    }

    private Uni<Void> takeBack(String query, String key, String what) {
        return audit.transaction(session -> session.createNativeQuery(query)
                        .setParameter("key", key)
                        .executeUpdate())
                .invoke(count -> {
                    if (count == 0) {
                        throw Problem.notFound("No " + what + " was removed here while a source stated it.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }
}
