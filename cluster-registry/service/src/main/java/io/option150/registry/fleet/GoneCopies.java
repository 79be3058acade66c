package io.option150.registry.fleet;

import io.option150.outbox.Outbox;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets what was told to copies that will not come back: pods have another name each time. */
@Singleton
class GoneCopies {

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;

    GoneCopies(Mutiny.SessionFactory database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Notes which copies are heard, and forgets those that were not heard for a day. */
    Uni<Void> forget(Collection<String> heard, Instant now) {
        return database.withTransaction(session -> RestartSteps.tryLock(session)
                .chain(mine -> mine
                        ? note(session, heard, now).chain(() -> drop(session, now))
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Integer> note(Mutiny.Session session, Collection<String> heard, Instant now) {
        return session.createMutationQuery("update DesiredRow d set d.heard = :now where d.key in :heard")
                .setParameter("now", now)
                .setParameter("heard", List.copyOf(heard))
                .executeUpdate();
    }

    private Uni<Void> drop(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery(
                        "from DesiredRow d where d.key <> :all and d.heard < :before", DesiredRow.class)
                .setParameter("all", RegistryTopics.SERVICE_EDGE)
                .setParameter("before", now.minus(Edges.GONE_AFTER))
                .getResultList()
                .chain(gone -> Multi.createFrom()
                        .iterable(gone)
                        .onItem()
                        .transformToUniAndConcatenate(row -> drop(session, row, now.minus(Edges.GONE_AFTER)))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> drop(Mutiny.Session session, DesiredRow row, Instant before) {
        return outbox.lockAndNext(session, RegistryTopics.SERVICE_CHANGED, row.key)
                // Somebody may have told it something meanwhile, or taken it away.
                .chain(next -> session.createSelectionQuery(
                                "select count(*) from DesiredRow d where d.key = :key and d.heard < :before",
                                Long.class)
                        .setParameter("key", row.key)
                        .setParameter("before", before)
                        .getSingleResult()
                        .chain(there -> there == 0
                                ? Uni.createFrom().voidItem()
                                : session.remove(row)
                                        .chain(() -> outbox.append(session, DesiredChanges.removed(row.key, next)))));
    }
}
