package io.option150.files.record;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one lock of all records, which every transaction that changes or renders records takes before any other: those that change
 * them alone, those that render them together. So records stand still while files are made of them, and no two wait for each other.
 */
public final class RecordLock {

    // Any constant will do that nothing else of this service's database takes.
    private static final long LOCK = 0x0150_0003L;

    private RecordLock() {}

    /** For a transaction that changes records. */
    public static Uni<Void> alone(Mutiny.Session session) {
        return take(session, "select cast(pg_advisory_xact_lock(:lock) as text)");
    }

    /** For a transaction that makes files of them. */
    public static Uni<Void> shared(Mutiny.Session session) {
        return take(session, "select cast(pg_advisory_xact_lock_shared(:lock) as text)");
    }

    private static Uni<Void> take(Mutiny.Session session, String statement) {
        return session.createNativeQuery(statement, String.class)
                .setParameter("lock", LOCK)
                .getResultList()
                .replaceWithVoid();
    }
}
