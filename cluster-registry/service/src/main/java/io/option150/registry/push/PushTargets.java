package io.option150.registry.push;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.registry.discovery.source.SealedPasswords;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Targets of clusters. Refusals are problems. */
@Singleton
class PushTargets {

    private static final String FIND = """
            select c.cluster_id as known, t.* from cluster c left join push_target t using (cluster_id) where c.cluster_id = $1""";

    private static final String ONE =
            "select coalesce(max(sequence), 0) from (select sequence from push_target where cluster_id = :cluster for update) t";

    private static final String STORE = """
            insert into push_target (cluster_id, kind, address, username, password, password_given, certificate_sha256, profile,
                                     endpoint, per_second, enabled, automatic, sequence)
            values (:cluster, :kind, :address, :username, :password, :given, :certificate, :profile, :endpoint, :pace, :enabled, :automatic,
                    :sequence)
            on conflict (cluster_id) do update set kind = excluded.kind, address = excluded.address,
                username = excluded.username,
                password = case when :kept = 1 then push_target.password else excluded.password end,
                password_given = push_target.password_given + :given,
                certificate_sha256 = excluded.certificate_sha256, profile = excluded.profile, endpoint = excluded.endpoint,
                per_second = excluded.per_second, enabled = excluded.enabled, automatic = excluded.automatic, sequence = excluded.sequence""";

    private static final String PACE =
            "insert into push_pace (cluster_id) values (:cluster) on conflict (cluster_id) do nothing";

    private static final String STOP = """
            update push set state = 'STOPPED', ended = clock_timestamp(), answer = :answer
            where cluster_id = :cluster and state = 'WAITING'""";

    private final Pool pool;
    private final Audit audit;
    private final Outbox outbox;
    private final SealedPasswords passwords;

    PushTargets(Pool pool, Audit audit, Outbox outbox, SealedPasswords passwords) {
        this.pool = pool;
        this.audit = audit;
        this.outbox = outbox;
        this.passwords = passwords;
    }

    /** What became of a target. */
    record Stored(PushTarget target, boolean isNew) {}

    /** The target of a cluster; 404 where there is no such cluster. */
    Uni<Optional<PushTarget>> find(String clusterId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(clusterId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no cluster '" + clusterId + "'.")
                                .exception()))
                .map(row -> row.getString("kind") == null ? Optional.empty() : Optional.of(target(row)));
    }

    /** The target of a cluster; 404 where there is none. */
    Uni<PushTarget> get(String clusterId) {
        return find(clusterId).map(found -> found.orElseThrow(() -> none(clusterId)));
    }

    /** Makes or changes a target; 400, 404, 409 or 412 if it may not be. */
    Uni<Stored> put(String clusterId, Function<Optional<PushTarget>, PushTargetForm> step, @Nullable String ifMatch) {
        return find(clusterId).chain(present -> {
            long before = present.map(PushTarget::sequence).orElse(0L);
            requireMatch(clusterId, ifMatch, before);
            var form = step.apply(present);
            return sealed(form)
                    .chain(password -> audit.transaction(session -> lock(session, clusterId)
                            .invoke(sequence -> requireUnchanged(before, sequence))
                            .chain(() -> stop(session, present, form))
                            .chain(() -> outbox.next(session, 1))
                            .chain(drawn -> store(session, clusterId, form, password, drawn.getFirst()))))
                    .chain(() -> get(clusterId))
                    .map(target -> new Stored(target, present.isEmpty()));
        });
    }

    /** Removes a target, and what was asked of it. 404 or 412. */
    Uni<Void> remove(String clusterId, @Nullable String ifMatch) {
        return audit.transaction(session -> lock(session, clusterId)
                .invoke(sequence -> {
                    if (sequence == 0) {
                        throw none(clusterId);
                    }
                    EntityTags.requireMatch(ifMatch, sequence);
                })
                .chain(() -> session.createNativeQuery("delete from push_target where cluster_id = :cluster")
                        .setParameter("cluster", clusterId)
                        .executeUpdate())
                .replaceWithVoid());
    }

    private Uni<String> sealed(PushTargetForm form) {
        return form.password()
                .map(text -> passwords.seal(text, PushTarget.sealedFor(form.kind(), form.address())))
                .orElseGet(() -> Uni.createFrom().item(""));
    }

    private static Uni<Long> lock(Mutiny.Session session, String clusterId) {
        return session.createNativeQuery(ONE, Long.class)
                .setParameter("cluster", clusterId)
                .getSingleResult();
    }

    /** What waits is not asked days later, when the target is enabled again, nor of what may not know its wish. */
    private static Uni<Integer> stop(Mutiny.Session session, Optional<PushTarget> present, PushTargetForm form) {
        var why = present.filter(target -> target.kind() != form.kind())
                .map(_ -> "the target's kind was changed")
                .or(() -> form.enabled() ? Optional.empty() : Optional.of("the target was disabled"));
        return why.isEmpty() || present.isEmpty()
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(STOP)
                        .setParameter("answer", "Not asked: " + why.get() + ".")
                        .setParameter("cluster", present.get().clusterId())
                        .executeUpdate();
    }

    private static Uni<Integer> store(
            Mutiny.Session session, String clusterId, PushTargetForm form, String password, long sequence) {
        return session.createNativeQuery(STORE)
                .setParameter("cluster", clusterId)
                .setParameter("kind", form.kind().name())
                .setParameter("address", form.address())
                .setParameter("username", form.username())
                .setParameter("password", password)
                .setParameter("given", password.isEmpty() ? 0 : 1)
                .setParameter("kept", password.isEmpty() && form.kind().hasPassword() ? 1 : 0)
                .setParameter("certificate", form.certificateSha256())
                .setParameter("profile", form.profile())
                .setParameter("endpoint", form.endpoint())
                .setParameter("pace", form.perSecond())
                .setParameter("enabled", form.enabled())
                .setParameter("automatic", form.automatic())
                .setParameter("sequence", sequence)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(PACE)
                        .setParameter("cluster", clusterId)
                        .executeUpdate());
    }

    static PushTarget target(Row row) {
        return new PushTarget(
                row.getString("cluster_id"),
                PushKind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("username"),
                row.getString("password"),
                row.getString("certificate_sha256"),
                row.getString("profile"),
                row.getString("endpoint"),
                row.getInteger("per_second"),
                row.getBoolean("enabled"),
                row.getBoolean("automatic"),
                row.getLong("sequence"));
    }

    private static void requireMatch(String clusterId, @Nullable String ifMatch, long present) {
        if (present != 0) {
            EntityTags.requireMatch(ifMatch, present);
        } else if (ifMatch != null) {
            throw Problem.preconditionFailed(
                            "If-Match is " + ifMatch + ", but cluster '" + clusterId + "' has no push target.")
                    .exception();
        }
    }

    /** The password may be bound to what another call has just changed. */
    private static void requireUnchanged(long present, long sequence) {
        if (present != sequence) {
            throw Problem.conflict("Another call changed this target at the same time; try again.")
                    .exception();
        }
    }

    private static RuntimeException none(String clusterId) {
        return Problem.notFound("Cluster '" + clusterId + "' has no push target: its phones are not asked.")
                .exception();
    }
}
