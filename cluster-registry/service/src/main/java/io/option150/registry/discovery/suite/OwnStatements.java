package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.discovery.statement.ClusterFacts;
import io.option150.registry.discovery.statement.ClusterFacts.PointedAt;
import io.option150.registry.discovery.statement.ClusterFields;
import io.option150.web.PageQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What this suite states to others: its records of remote clusters, those that another suite's word made left out, and what other
 * suites stated, under the origin and version that it has. So what goes round in a ring comes back as what it was.
 */
@Singleton
class OwnStatements {

    /** Before the ids of suites, so that no source's name can be one. */
    static final String SUITE = "suite:";

    // Versions grow over a database that went back in time, too: then the epoch is raised.
    private static final String ALL = """
            with own as (select 'suite:' || suite as id from discovery_suite),
            told as (
                select own.id as origin, c.cluster_id, (e.epoch << 40) + c.sequence as version, null as facts, c.fqdn,
                       c.description, c.tftp_addresses, c.peers, c.secure, c.tftp_port, c.http_port,
                       (select s.facts from discovery_cluster s
                        where s.cluster_id = c.cluster_id and s.gone is null and s.origin = s.source
                        order by s.origin limit 1) as asked
                from cluster c, own, outbox_epoch e
                where c.role = 'REMOTE' and not exists (
                    select from discovery_applied_cluster a
                    where a.cluster_id = c.cluster_id and a.made_by like 'suite:%')
                union all
                select s.origin, s.cluster_id, s.version, s.facts, '', '', '{}', '{}', false, 69, null, null
                from discovery_cluster s where s.origin like 'suite:%' and s.gone is null)
            select own.id as suite, t.*, (select count(*) from told) as total
            from own left join (
                select * from told
                where (origin collate "C", cluster_id collate "C") > (cast($3 as text), cast($4 as text))
                order by origin collate "C", cluster_id collate "C" offset $1 limit $2) t on true
            order by t.origin collate "C", t.cluster_id collate "C"
            """;

    private final Pool pool;
    private final ObjectMapper json;

    OwnStatements(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** What this suite is called among others. */
    Uni<String> suite() {
        return pool.query("select suite from discovery_suite")
                .execute()
                .map(rows -> SUITE + rows.iterator().next().getString("suite"));
    }

    /** @param after the place behind which a page is told, whatever its number; the start: pages are counted */
    Uni<ToldClusters> list(PageQuery query, Place after) {
        long offset = after.equals(Place.START) ? query.offset() : 0;
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(offset, (long) query.size(), after.origin(), after.cluster()))
                .map(rows -> {
                    var first = rows.iterator().next();
                    List<ToldCluster> items = StreamSupport.stream(rows.spliterator(), false)
                            .filter(row -> row.getString("origin") != null)
                            .map(this::told)
                            .toList();
                    return new ToldClusters(
                            first.getString("suite"), items, query.page(), query.size(), first.getLong("total"));
                });
    }

    private ToldCluster told(Row row) {
        var passedOn = row.getString("facts");
        return new ToldCluster(
                row.getString("origin"),
                row.getString("cluster_id"),
                row.getLong("version"),
                passedOn == null ? own(row, row.getString("asked")) : read(passedOn));
    }

    /** @param asked what a source that was asked here says of it */
    private ClusterFacts own(Row row, @Nullable String asked) {
        var http = row.getInteger("http_port");
        var fields = new ClusterFields(
                row.getString("fqdn"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("tftp_addresses")),
                null,
                row.getBoolean("secure"),
                row.getInteger("tftp_port"),
                http == null ? 0 : http);
        var peers = List.of(row.getArrayOfStrings("peers")).stream()
                .map(peer -> new PointedAt(peer, List.of()))
                .toList();
        var known = asked == null ? new ClusterFacts(fields, peers, List.of(), List.of(), List.of()) : read(asked);
        return new ClusterFacts(fields, peers, known.autoRegistration(), known.nodes(), known.callManagerGroups());
    }

    private ClusterFacts read(String text) {
        try {
            return json.readValue(text, ClusterFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("discovery_cluster.facts is written by this service alone", e);
        }
    }
}
