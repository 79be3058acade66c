package io.option150.registry.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The restart of all copies that was asked for last, as it stands in the database. */
final class RestartSteps {

    /** Key of an advisory lock of Postgres: one copy of the registry drives. */
    private static final String LOCK = "(150, 39)";

    private RestartSteps() {}

    /** In their order. */
    static Uni<List<RestartRow>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from RestartRow order by edgeId", RestartRow.class)
                .getResultList();
    }

    /** Keeps others out until the end of the transaction, unless somebody is in. */
    static Uni<Boolean> tryLock(Mutiny.Session session) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock" + LOCK, Boolean.class)
                .getSingleResult();
    }

    /** A restart of these copies takes the place of the one before, whatever became of that. */
    static Uni<Void> begin(Mutiny.Session session, long restart, List<EdgeView> edges, Instant now) {
        return session.createNativeQuery("select 1 from pg_advisory_xact_lock" + LOCK, Integer.class)
                .getSingleResult()
                .chain(() ->
                        session.createMutationQuery("delete from RestartRow").executeUpdate())
                .chain(() -> Multi.createFrom()
                        .iterable(edges)
                        .onItem()
                        .transformToUniAndConcatenate(edge -> session.persist(waiting(edge.edgeId(), restart, now)))
                        .collect()
                        .asList())
                .chain(session::flush);
    }

    /** Takes these copies into the restart that is under way. */
    static Uni<Void> add(Mutiny.Session session, List<RestartRow> steps, List<String> edgeIds, Instant now) {
        return Multi.createFrom()
                .iterable(edgeIds)
                .onItem()
                .transformToUniAndConcatenate(edgeId -> session.persist(waiting(edgeId, steps.getFirst().restart, now)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static RestartRow waiting(String edgeId, long restart, Instant now) {
        var row = new RestartRow();
        row.edgeId = edgeId;
        row.restart = restart;
        row.since = now;
        return row;
    }
}
