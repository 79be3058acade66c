package io.option150.trust.certificate;

import io.option150.outbox.Outbox;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TrustTopics;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The certificates in the database. */
@Singleton
public class Certificates {

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;

    public Certificates(Mutiny.SessionFactory database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** One page of all certificates, the oldest first. */
    Uni<Paged<CertificateRecord>> page(PageQuery query) {
        return new Where().page(database, CertificateRow.class, "sequence", query, CertificateRow::toRecord);
    }

    /** One certificate; empty when it is not held. */
    Uni<Optional<CertificateRecord>> find(Fingerprint fingerprint) {
        return database.withSession(session -> session.find(CertificateRow.class, fingerprint.hex()))
                .map(row -> Optional.ofNullable(row).map(CertificateRow::toRecord));
    }

    /**
     * A certificate that is known to be held, and those behind it.
     *
     * @param session any
     * @param fingerprint of the certificate
     * @return the certificate first; fails when it is not held after all
     */
    public Uni<List<X509Certificate>> withChain(Mutiny.Session session, Fingerprint fingerprint) {
        return row(session, fingerprint)
                .map(row -> Stream.concat(Stream.of(X509.decode(row.der)), X509.decodeAll(row.chain).stream())
                        .toList());
    }

    /**
     * A certificate that is known to be held, as others get it.
     *
     * @param session any
     * @param fingerprint of the certificate
     * @return the record; fails when it is not held after all
     */
    public Uni<CertificateRecord> record(Mutiny.Session session, Fingerprint fingerprint) {
        return row(session, fingerprint).map(CertificateRow::toRecord);
    }

    /**
     * Our own certificates by their uses.
     *
     * @param session any
     * @return what the database holds now
     */
    public Uni<Map<CertificateUse, Presented>> own(Mutiny.Session session) {
        return session.createSelectionQuery("from CertificateRow where ownUse is not null", CertificateRow.class)
                .getResultList()
                .map(rows -> {
                    Map<CertificateUse, Presented> own = new EnumMap<>(CertificateUse.class);
                    for (CertificateRow row : rows) {
                        own.put(Objects.requireNonNull(row.ownUse, "ownUse"), row.presented());
                    }
                    return own;
                });
    }

    /**
     * Other clusters' certificates.
     *
     * @param session any
     * @return all that are held, the oldest first
     */
    public Uni<List<CertificateRecord>> others(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from CertificateRow where ownUse is null order by sequence", CertificateRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(CertificateRow::toRecord).toList());
    }

    /**
     * Adds another cluster's certificate and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param certificate the certificate
     * @param cluster whose it is
     * @param roles what it is held for
     * @return whether it was added: one that is held already stays as it is
     */
    public Uni<Boolean> addOther(
            Mutiny.Session session, X509Certificate certificate, String cluster, List<CertificateRole> roles) {
        return session.find(CertificateRow.class, Fingerprint.of(certificate).hex())
                .chain(held -> held == null
                        ? put(session, certificate, cluster, roles, null, List.of())
                                .chain(() -> session.flush())
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /**
     * Removes another cluster's certificate and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param fingerprint of the certificate
     * @return whose it was; fails with a problem: 404 when it is not held, 409 when it is one of our own
     */
    public Uni<String> removeOther(Mutiny.Session session, Fingerprint fingerprint) {
        return session.find(CertificateRow.class, fingerprint.hex()).chain(row -> {
            if (row == null) {
                throw Problem.notFound("There is no certificate " + fingerprint + ".")
                        .exception();
            }
            if (row.ownUse != null) {
                throw Problem.conflict("That certificate is our own, for " + row.ownUse.label()
                                + ": replace it instead of removing it.")
                        .exception();
            }
            String cluster = row.cluster;
            return remove(session, fingerprint).chain(() -> session.flush()).replaceWith(cluster);
        });
    }

    /**
     * Adds one of our own certificates and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param certificate the certificate
     * @param cluster under which ours are told
     * @param use what it is for
     * @param behind the certificates that a server sends behind it
     * @return when both are written; fails with a problem, 409, when the certificate is held already
     */
    public Uni<Void> addOwn(
            Mutiny.Session session,
            X509Certificate certificate,
            String cluster,
            CertificateUse use,
            List<X509Certificate> behind) {
        var fingerprint = Fingerprint.of(certificate);
        return session.find(CertificateRow.class, fingerprint.hex()).chain(held -> {
            if (held != null) {
                throw alreadyHeld(fingerprint, held);
            }
            return put(session, certificate, cluster, List.of(use.role()), use, behind);
        });
    }

    private static RuntimeException alreadyHeld(Fingerprint fingerprint, CertificateRow held) {
        return Problem.conflict(
                        held.ownUse == null
                                ? "Certificate " + fingerprint + " is held as that of cluster " + held.cluster
                                        + ": remove it there first."
                                : "Certificate " + fingerprint + " is in use for " + held.ownUse.label() + " already.")
                .exception();
    }

    /**
     * Has a server send other certificates behind one of our own, and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param fingerprint of a certificate that is held
     * @param behind the certificates behind it from now on
     * @return when both are written
     */
    public Uni<Void> chain(Mutiny.Session session, Fingerprint fingerprint, List<X509Certificate> behind) {
        return change(session, fingerprint, row -> row.chain = X509.ders(behind));
    }

    /**
     * Gives one of our own certificates another use and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param fingerprint of a certificate that is held
     * @param use what it is for from now on
     * @return when both are written
     */
    public Uni<Void> use(Mutiny.Session session, Fingerprint fingerprint, CertificateUse use) {
        return change(session, fingerprint, row -> {
            row.ownUse = use;
            row.roles = CertificateRow.names(List.of(use.role()));
        });
    }

    private Uni<Void> change(Mutiny.Session session, Fingerprint fingerprint, Consumer<CertificateRow> step) {
        return row(session, fingerprint)
                .chain(row -> outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, fingerprint.hex())
                        .chain(sequence -> {
                            step.accept(row);
                            row.sequence = sequence;
                            return outbox.append(session, CertificateEvents.changed(row));
                        }));
    }

    /**
     * Removes a certificate and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param fingerprint of a certificate that is held and has no key
     * @return when both are written
     */
    public Uni<Void> remove(Mutiny.Session session, Fingerprint fingerprint) {
        return row(session, fingerprint)
                .chain(row -> outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, fingerprint.hex())
                        .chain(sequence -> session.remove(row)
                                .chain(() -> outbox.append(
                                        session, CertificateEvents.removed(fingerprint.hex(), sequence)))));
    }

    private Uni<Void> put(
            Mutiny.Session session,
            X509Certificate certificate,
            String cluster,
            List<CertificateRole> roles,
            @Nullable CertificateUse use,
            List<X509Certificate> behind) {
        String key = Fingerprint.of(certificate).hex();
        return outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, key).chain(sequence -> {
            var row = CertificateRow.of(certificate, cluster, roles, use, sequence);
            row.chain = X509.ders(behind);
            return session.persist(row).chain(() -> outbox.append(session, CertificateEvents.changed(row)));
        });
    }

    private static Uni<CertificateRow> row(Mutiny.Session session, Fingerprint fingerprint) {
        return session.find(CertificateRow.class, fingerprint.hex())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("there is no certificate " + fingerprint));
    }
}
