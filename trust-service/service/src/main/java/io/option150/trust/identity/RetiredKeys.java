package io.option150.trust.identity;

import io.option150.audit.Audit;
import io.option150.trust.certificate.Fingerprint;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keys that were replaced, in the database: a replacement can be undone until an admin has the key destroyed. */
@Singleton
class RetiredKeys {

    private final Mutiny.SessionFactory database;
    private final Audit audit;

    RetiredKeys(Mutiny.SessionFactory database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** One page, the latest first. */
    Uni<Paged<RetiredCertificate>> page(PageQuery query) {
        return new Where()
                .page(database, RetiredKeyRow.class, "retired desc, fingerprint", query, RetiredKeyRow::toRecord);
    }

    /** One of them; fails with a problem, 404, when there is no such one. */
    Uni<RetiredKeyRow> find(Fingerprint fingerprint) {
        return database.withSession(session -> session.find(RetiredKeyRow.class, fingerprint.hex()))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(fingerprint));
    }

    /** Adds what is about to be replaced, in the session's transaction. */
    Uni<Void> add(Mutiny.Session session, SealedIdentity identity, Instant since) {
        return session.persist(RetiredKeyRow.of(identity, since));
    }

    /** Forgets one that is in use again, if there is such a one, in the session's transaction. */
    Uni<Integer> forget(Mutiny.Session session, Fingerprint fingerprint) {
        return session.createMutationQuery("delete from RetiredKeyRow where fingerprint = :fingerprint")
                .setParameter("fingerprint", fingerprint.hex())
                .executeUpdate();
    }

    /** Destroys a key for good; fails with a problem, 404, when there is no such one. */
    Uni<Void> destroy(Fingerprint fingerprint) {
        return audit.transaction(session -> forget(session, fingerprint))
                .invoke(removed -> {
                    if (removed == 0) {
                        throw unknown(fingerprint);
                    }
                })
                .replaceWithVoid();
    }

    private static RuntimeException unknown(Fingerprint fingerprint) {
        return Problem.notFound("There is no retired certificate " + fingerprint + ".")
                .exception();
    }
}
