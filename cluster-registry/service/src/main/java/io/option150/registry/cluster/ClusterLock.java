package io.option150.registry.cluster;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the set of clusters still while it is decided upon. Rules between clusters can only be checked over all of them:
 * without one lock for all writes, two that are each good could make a loop or the same address twice together.
 */
public final class ClusterLock {

    // In the two-number space of advisory locks; the outbox's locks are in the other one.
    private static final String LOCK = "(150, 1)";

    private ClusterLock() {}

    /**
     * For a change of clusters, or of devices by the thousand: until the transaction ends nobody else changes clusters or
     * devices.
     */
    public static Uni<Void> exclusive(Mutiny.Session session) {
        return take(session, "pg_advisory_xact_lock" + LOCK);
    }

    /** For a change of devices: until the transaction ends no cluster comes, goes or is renamed. */
    public static Uni<Void> shared(Mutiny.Session session) {
        return take(session, "pg_advisory_xact_lock_shared" + LOCK);
    }

    private static Uni<Void> take(Mutiny.Session session, String lock) {
        return session.createNativeQuery("select 1 from " + lock, Integer.class)
                .getSingleResult()
                .replaceWithVoid();
    }
}
