package io.option150.trust.verification;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.contract.VerificationRecord;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The verification list in the database. A change is answered only when this copy's own memory has it. */
@Singleton
class VerificationList {

    /**
     * What a change did.
     *
     * @param entry as it is now
     * @param added false: it was there before
     */
    record Outcome(VerificationRecord entry, boolean added) {}

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Outbox outbox;
    private final TrustFeed feed;

    VerificationList(Mutiny.SessionFactory database, Audit audit, Outbox outbox, TrustFeed feed) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.feed = feed;
    }

    /** One page, the oldest first. */
    Uni<Paged<VerificationRecord>> page(PageQuery query) {
        return new Where()
                .page(database, VerificationRow.class, "added, fingerprint", query, VerificationRow::toRecord);
    }

    /** One entry; empty when there is none. */
    Uni<Optional<VerificationRecord>> find(Fingerprint fingerprint) {
        return database.withSession(session -> session.find(VerificationRow.class, fingerprint.hex()))
                .map(row -> Optional.ofNullable(row).map(VerificationRow::toRecord));
    }

    /** Adds an entry, or gives the one of the same certificate its roles and time. */
    Uni<Outcome> put(VerificationEntry entry) {
        String fingerprint = entry.fingerprint().hex();
        return audit.transaction(session -> outbox.lockAndNext(
                                session, TrustTopics.TRUST_CHANGED, VerificationEvents.key(fingerprint))
                        .chain(sequence -> session.find(VerificationRow.class, fingerprint)
                                .chain(there -> write(session, there, entry, sequence))))
                .call(feed::reload);
    }

    private Uni<Outcome> write(
            Mutiny.Session session, @Nullable VerificationRow there, VerificationEntry entry, long sequence) {
        VerificationRow row = there == null
                ? VerificationRow.of(entry, Instant.now().truncatedTo(ChronoUnit.MICROS), sequence)
                : there;
        row.set(entry, sequence);
        return session.persist(row)
                .chain(() -> outbox.append(session, VerificationEvents.changed(row)))
                .replaceWith(new Outcome(row.toRecord(), there == null));
    }

    /** Removes an entry; false when there is none. */
    Uni<Boolean> remove(Fingerprint fingerprint) {
        return audit.transaction(session -> outbox.lockAndNext(
                                session, TrustTopics.TRUST_CHANGED, VerificationEvents.key(fingerprint.hex()))
                        .chain(sequence -> session.find(VerificationRow.class, fingerprint.hex())
                                .chain(there -> there == null
                                        ? Uni.createFrom().item(false)
                                        : remove(session, there, sequence).replaceWith(true))))
                .call(feed::reload);
    }

    private Uni<Void> remove(Mutiny.Session session, VerificationRow row, long sequence) {
        return session.remove(row)
                .chain(() -> outbox.append(
                        session, VerificationEvents.removed(VerificationEvents.key(row.fingerprint), sequence)));
    }
}
