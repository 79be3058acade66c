package io.option150.registry.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Has phones asked whose configuration changed, those that are registered at a cluster whose target says so. A phone that waits for
 * its turn already is asked once, after the newer change.
 */
@Singleton
class AutomaticPushes {

    private static final Logger LOG = Logger.getLogger(AutomaticPushes.class);

    // What was told before is told again: after a kill, or by a topic that is told anew.
    private static final String WANTED = """
            select g.phone, g.sequence, home.device, t.cluster_id, t.endpoint
            from json_to_recordset($1::text::json) as g(phone text, sequence bigint)
            cross join lateral (
                select d.key as device, d.cluster_id from device d where phone_of(d.key) = g.phone order by d.key limit 1) home
            join push_target t on t.cluster_id = home.cluster_id and t.enabled and t.automatic
            where not exists (select from push p where p.phone = g.phone and p.after_sequence >= g.sequence)""";

    private static final String ADD = """
            with g as (
                select * from json_to_recordset($1::text::json)
                    as g(phone text, device text, cluster text, endpoint text, sequence bigint)
            ), raised as (
                update push p set after_sequence = greatest(p.after_sequence, g.sequence),
                    waits_for = greatest(p.after_sequence, g.sequence), waits_since = clock_timestamp() from g
                where p.phone = g.phone and p.state = 'WAITING' and p.wish = 'CHECK' returning p.phone
            )
            insert into push (phone, device, cluster_id, wish, endpoint, after_sequence, waits_for, state, created_by)
            select g.phone, g.device, g.cluster, 'CHECK', g.endpoint, g.sequence, g.sequence, 'WAITING', 'option150' from g
            where not exists (select from raised r where r.phone = g.phone)""";

    private final Pool pool;
    private final ObjectMapper json;

    AutomaticPushes(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    private record Asked(String phone, String device, String cluster, String endpoint, long sequence) {}

    /** {@code changed}: each phone once. */
    Uni<Void> ask(Collection<ChangedPhone> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(WANTED).execute(Tuple.of(write(changed))).chain(rows -> {
            var asked = new ArrayList<Asked>();
            rows.forEach(row -> add(row, asked));
            return asked.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : pool.preparedQuery(ADD).execute(Tuple.of(write(asked))).replaceWithVoid();
        });
    }

    private static void add(Row row, List<Asked> asked) {
        var device = row.getString("device");
        try {
            asked.add(new Asked(
                    row.getString("phone"),
                    device,
                    row.getString("cluster_id"),
                    Endpoints.of(row.getString("endpoint"), "", device),
                    row.getLong("sequence")));
        } catch (ProblemException noEndpoint) {
            LOG.warnf(
                    "%s is not asked to fetch: %s", device, noEndpoint.problem().detail());
        }
    }

    private String write(Collection<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
