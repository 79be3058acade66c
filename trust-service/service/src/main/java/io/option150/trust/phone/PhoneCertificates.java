package io.option150.trust.phone;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustTopics;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The phones' certificates in the database. A change, its event and its entry in the record are one transaction. */
@Singleton
public class PhoneCertificates {

    /**
     * What a change did.
     *
     * @param entry as it is now
     * @param isFirst whether the phone had none before
     */
    record Outcome(PhoneCertificateRecord entry, boolean isFirst) {}

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Outbox outbox;

    PhoneCertificates(Mutiny.SessionFactory database, Audit audit, Outbox outbox) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * A phone's certificate.
     *
     * @param device name of the phone
     * @return empty when none is known
     */
    public Uni<Optional<PhoneCertificate>> find(PhoneName device) {
        return row(device).map(found -> found.map(PhoneCertificateRow::toCertificate));
    }

    /** The same for people. */
    Uni<Optional<PhoneCertificateRecord>> describe(PhoneName device) {
        return row(device).map(found -> found.map(PhoneCertificateRow::toRecord));
    }

    /** One page, by the phones' names. */
    Uni<Paged<PhoneCertificateRecord>> page(PageQuery query) {
        return new Where().page(database, PhoneCertificateRow.class, "device", query, PhoneCertificateRow::toRecord);
    }

    /** The record of what was done, the latest first. */
    Uni<Paged<PhoneAction>> log(PageQuery query) {
        return new Where().page(database, PhoneActionRow.class, "id desc", query, PhoneActionRow::toRecord);
    }

    /** Gives a phone its certificate; the one that it has already changes nothing. */
    Uni<Outcome> put(PhoneCertificate certificate, String who) {
        return audit.transaction(session -> next(session, certificate.device())
                .chain(sequence -> session.find(
                                PhoneCertificateRow.class, certificate.device().text())
                        .chain(there -> write(session, there, certificate, sequence, who))));
    }

    private Uni<Outcome> write(
            Mutiny.Session session,
            @Nullable PhoneCertificateRow there,
            PhoneCertificate certificate,
            long sequence,
            String who) {
        if (there != null && there.fingerprint.equals(certificate.fingerprint().hex())) {
            return Uni.createFrom().item(new Outcome(there.toRecord(), false));
        }
        var row = there == null ? new PhoneCertificateRow() : there;
        row.set(certificate, sequence);
        var told = row.toRecord();
        return session.persist(row)
                .chain(() -> session.persist(PhoneActionRow.of(who, PhoneAction.Action.SET, row)))
                .chain(() -> outbox.append(session, PhoneCertificateEvents.changed(row)))
                .replaceWith(new Outcome(told, there == null));
    }

    /** Forgets a phone's certificate; false when none is known. */
    Uni<Boolean> remove(PhoneName device, String who) {
        return audit.transaction(session -> next(session, device)
                .chain(sequence -> session.find(PhoneCertificateRow.class, device.text())
                        .chain(there -> there == null
                                ? Uni.createFrom().item(false)
                                : remove(session, there, sequence, who).replaceWith(true))));
    }

    private Uni<Void> remove(Mutiny.Session session, PhoneCertificateRow row, long sequence, String who) {
        return session.persist(PhoneActionRow.of(who, PhoneAction.Action.REMOVE, row))
                .chain(() -> session.remove(row))
                .chain(() -> outbox.append(
                        session, PhoneCertificateEvents.removed(PhoneCertificateEvents.key(row.device), sequence)));
    }

    private Uni<Long> next(Mutiny.Session session, PhoneName device) {
        return outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, PhoneCertificateEvents.key(device.text()));
    }

    private Uni<Optional<PhoneCertificateRow>> row(PhoneName device) {
        return database.withSession(session -> session.find(PhoneCertificateRow.class, device.text()))
                .map(Optional::ofNullable);
    }
}
