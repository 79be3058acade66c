package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateRole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The proxy's identity in the database. */
@Singleton
final class Identities {

    private static final List<CertificateRole> ROLES = List.of(CertificateRole.CCM_TFTP);

    // Any constant of its own will do: the database is this service's alone.
    private static final long FIRST_START_LOCK = 0x0150_0002L;

    private final Mutiny.SessionFactory database;
    private final Certificates certificates;
    private final String cluster;

    public Identities(Mutiny.SessionFactory database, Certificates certificates, TrustSettings settings) {
        this.database = database;
        this.certificates = certificates;
        this.cluster = settings.cluster();
    }

    /** What the database holds; empty before the first start. */
    Uni<Optional<SealedIdentity>> find() {
        return database.withTransaction(this::find);
    }

    /**
     * Keeps a new identity and tells of its certificate, unless another copy was first.
     *
     * @return the identity that holds from now on: the given one, or the other copy's
     */
    Uni<SealedIdentity> keepUnlessThere(SealedIdentity made) {
        return database.withTransaction(session -> lock(session)
                .chain(() -> find(session))
                .flatMap(there -> there.isPresent()
                        ? Uni.createFrom().item(there.get())
                        : keep(session, made).replaceWith(made)));
    }

    private Uni<Void> keep(Mutiny.Session session, SealedIdentity made) {
        var fingerprint = Fingerprint.of(made.certificate());
        return certificates
                .add(session, made.certificate(), cluster, ROLES)
                .chain(() -> session.flush())
                .chain(() -> session.persist(SealedKeyRow.of(fingerprint.hex(), made.key())));
    }

    private static Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", FIRST_START_LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }

    private Uni<Optional<SealedIdentity>> find(Mutiny.Session session) {
        return session.createSelectionQuery("from SealedKeyRow", SealedKeyRow.class)
                .getSingleResultOrNull()
                .flatMap(key -> key == null
                        ? Uni.createFrom().item(Optional.empty())
                        : certificates
                                .x509(session, new Fingerprint(key.fingerprint))
                                .map(certificate -> Optional.of(new SealedIdentity(certificate, key.sealed()))));
    }
}
