package io.option150.trust.certificate;

import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.TrustTopics;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

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
        return database.withTransaction(session -> session.createSelectionQuery(
                        "select count(*) from CertificateRow", Long.class)
                .getSingleResult()
                .flatMap(total -> rows(session, query).map(rows -> Paged.of(query, rows, total))));
    }

    private static Uni<List<CertificateRecord>> rows(Mutiny.Session session, PageQuery query) {
        return session.createSelectionQuery("from CertificateRow order by sequence", CertificateRow.class)
                .setFirstResult(Math.toIntExact(query.offset()))
                .setMaxResults(query.size())
                .getResultList()
                .map(rows -> rows.stream().map(CertificateRow::toRecord).toList());
    }

    /** One certificate; empty when it is not held. */
    Uni<Optional<CertificateRecord>> find(Fingerprint fingerprint) {
        return database.withSession(session -> session.find(CertificateRow.class, fingerprint.hex()))
                .map(row -> Optional.ofNullable(row).map(CertificateRow::toRecord));
    }

    /**
     * A certificate that is known to be held.
     *
     * @param session any
     * @param fingerprint of the certificate
     * @return the certificate; fails when it is not held after all
     */
    public Uni<X509Certificate> x509(Mutiny.Session session, Fingerprint fingerprint) {
        return session.find(CertificateRow.class, fingerprint.hex())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("there is no certificate " + fingerprint))
                .map(row -> X509.decode(row.der));
    }

    /**
     * Adds a certificate and tells of it, in the session's transaction.
     *
     * @param session in a transaction
     * @param certificate the certificate
     * @param cluster whose it is
     * @param roles what it is held for
     * @return when both are written
     */
    public Uni<Void> add(
            Mutiny.Session session, X509Certificate certificate, String cluster, List<CertificateRole> roles) {
        String key = Fingerprint.of(certificate).hex();
        return outbox.lockAndNext(session, TrustTopics.TRUST_CHANGED, key).flatMap(sequence -> {
            var row = CertificateRow.of(certificate, cluster, roles, sequence);
            var change = new Change(
                    TrustTopics.TRUST_CHANGED,
                    key,
                    TrustTopics.TYPE_CERTIFICATE_CHANGED,
                    TrustTopics.SCHEMA_CERTIFICATE,
                    sequence,
                    row.toRecord());
            return session.persist(row).chain(() -> outbox.append(session, change));
        });
    }
}
