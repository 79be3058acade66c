package io.option150.registry.push;

import io.option150.audit.Audit;
import io.option150.registry.device.PhoneNames;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.Violation;
import io.option150.web.auth.Author;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Pushes that are asked for, and what became of them; they are remembered for a week. Refusals are problems. */
@Singleton
class Pushes {

    private static final String HOME = """
            select coalesce((select d.key from device d where phone_of(d.key) = $1 order by d.key limit 1),
                            (select p.device from phone p where p.key = $1 and p.device <> '')) as device,
                   coalesce((select d.cluster_id from device d where phone_of(d.key) = $1 order by d.key limit 1),
                            (select min(c.cluster_id) from phone_home h
                             join cluster c on c.cluster_id = h.cluster or (h.cluster = '' and c.role = 'LOCAL')
                             where h.phone = $1 having count(*) = 1)) as home""";

    private static final String ADD = """
            insert into push (phone, device, cluster_id, wish, endpoint, after_sequence, waits_for, state, created_by)
            values (:phone, :device, :cluster, :wish, :endpoint, :after, :after, 'WAITING', :by) returning id""";

    // Edges tell within seconds what a phone fetched; their clocks and ours may differ a little.
    private static final String LIST = """
            select p.*, f.time as fetched_at, f.edge as fetched_from, f.name as fetched_name from push p
            left join lateral (
                select r.time, r.edge, r.request::json ->> 'name' as name from phone_request r
                where r.phone = p.phone and r.time >= p.asked - interval '1 second'
                and r.request::json ->> 'outcome' = 'served'
                and r.request::json ->> 'name' ~* '(\\.cnf(\\.xml)?(\\.enc)?(\\.sgn)?|^syncinfo\\.xml)$'
                order by r.time limit 1) f on p.asked is not null
            where p.phone = $1 order by p.id desc offset $2 limit $3""";

    private final Pool pool;
    private final Audit audit;
    private final PushTargets targets;

    Pushes(Pool pool, Audit audit, PushTargets targets) {
        this.pool = pool;
        this.audit = audit;
        this.targets = targets;
    }

    private record Home(String key, String device, @Nullable String cluster) {}

    /** Has a phone asked, when it is its turn; 400, 404 or 409 if it cannot be. */
    Uni<PushView> ask(String name, PushForm form) {
        return home(name).chain(home -> {
            var cluster = home.cluster();
            if (cluster == null) {
                throw Problem.conflict("It is not known where '" + home.device()
                                + "' is at home: register it, so that its call manager is known.")
                        .exception();
            }
            return targets.find(cluster)
                    .map(found -> found.filter(PushTarget::enabled)
                            .orElseThrow(() -> Problem.conflict("Cluster '" + cluster
                                            + "' has no push target that is enabled: PUT /api/v1/clusters/" + cluster
                                            + "/push.")
                                    .exception()))
                    .chain(target -> add(home, target, form));
        });
    }

    /** Those of one phone, the newest first; 404 where no such phone is known. */
    Uni<Paged<PushView>> of(String name, PageQuery query) {
        return home(name)
                .chain(home -> pool.preparedQuery("select count(*) as total from push where phone = $1")
                        .execute(Tuple.of(home.key()))
                        .map(rows -> rows.iterator().next().getLong("total"))
                        .chain(total -> pool.preparedQuery(LIST)
                                .execute(Tuple.of(home.key(), (long) query.offset(), (long) query.size()))
                                .map(rows -> Paged.of(
                                        query,
                                        StreamSupport.stream(rows.spliterator(), false)
                                                .map(Pushes::view)
                                                .toList(),
                                        total))));
    }

    private Uni<Home> home(String name) {
        if (!PhoneNames.isName(name)) {
            return Uni.createFrom().failure(() -> unknown(name));
        }
        var key = PhoneNames.keyOf(name);
        return pool.preparedQuery(HOME).execute(Tuple.of(key)).map(rows -> {
            var row = rows.iterator().next();
            var device = row.getString("device");
            if (device == null) {
                throw unknown(name);
            }
            return new Home(key, device, row.getString("home"));
        });
    }

    private Uni<PushView> add(Home home, PushTarget target, PushForm form) {
        if (!target.kind().wishes().contains(form.wish())) {
            var possible = PushTargetView.of(target).wishes();
            throw new Violation(
                            "wish",
                            "must be what the call manager of '" + target.clusterId() + "' can be asked for: "
                                    + possible,
                            form.wish().name().toLowerCase(Locale.ROOT))
                    .exception();
        }
        var endpoint = Endpoints.of(target.endpoint(), form.endpoint(), home.device());
        var by = Author.current().map(Author::who).orElse("option150");
        return audit.transaction(session -> audit.note(
                                session,
                                "phone",
                                home.device(),
                                "asked to " + form.wish().name().toLowerCase(Locale.ROOT))
                        .chain(() -> session.createNativeQuery(ADD, Long.class)
                                .setParameter("phone", home.key())
                                .setParameter("device", home.device())
                                .setParameter("cluster", target.clusterId())
                                .setParameter("wish", form.wish().name())
                                .setParameter("endpoint", endpoint)
                                .setParameter("after", form.after())
                                .setParameter("by", by)
                                .getSingleResult()))
                .chain(_ -> pool.preparedQuery(LIST).execute(Tuple.of(home.key(), 0L, 1L)))
                .map(rows -> view(rows.iterator().next()));
    }

    private static PushView view(Row row) {
        var fetched = time(row, "fetched_at");
        return new PushView(
                row.getLong("id"),
                row.getString("device"),
                row.getString("cluster_id"),
                row.getString("wish").toLowerCase(Locale.ROOT),
                row.getString("endpoint"),
                row.getLong("after_sequence"),
                PushState.valueOf(row.getString("state")),
                row.getOffsetDateTime("created").toInstant(),
                row.getString("created_by"),
                time(row, "asked"),
                time(row, "ended"),
                row.getString("answer"),
                fetched == null
                        ? null
                        : new PushView.Fetched(fetched, row.getString("fetched_from"), row.getString("fetched_name")));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static RuntimeException unknown(String name) {
        return Problem.notFound("No phone '" + name + "' was seen or is registered.")
                .exception();
    }
}
