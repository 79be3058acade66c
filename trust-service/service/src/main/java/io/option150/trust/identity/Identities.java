package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.Presented;
import io.option150.trust.contract.CertificateUse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The proxy's identities in the database. */
@Singleton
class Identities {

    // Any constant of its own will do: the database is this service's alone.
    private static final long LOCK = 0x0150_0002L;

    private final Mutiny.SessionFactory database;
    private final Certificates certificates;
    private final RetiredKeys retired;
    private final String cluster;

    Identities(Mutiny.SessionFactory database, Certificates certificates, RetiredKeys retired, TrustSettings settings) {
        this.database = database;
        this.certificates = certificates;
        this.retired = retired;
        this.cluster = settings.cluster();
    }

    /** Which certificates are in use now, without their keys. */
    Uni<Map<CertificateUse, Presented>> uses() {
        return database.withSession(certificates::own);
    }

    /** All that the database holds; none before the first start. */
    Uni<List<SealedIdentity>> find() {
        return database.withTransaction(this::find);
    }

    /**
     * Keeps new identities for uses that have none yet, and tells of their certificates.
     *
     * @return all identities that hold from now on: the given ones, or what another copy made meanwhile
     */
    Uni<List<SealedIdentity>> keepMissing(List<SealedIdentity> made) {
        return locked(session -> certificates
                .own(session)
                .chain(there -> Multi.createFrom()
                        .iterable(made)
                        .filter(identity -> !there.containsKey(identity.use()))
                        .onItem()
                        .transformToUniAndConcatenate(identity -> keep(session, identity))
                        .collect()
                        .last()
                        .chain(() -> session.flush())
                        .chain(() -> find(session))));
    }

    /** Which certificates are in use, as the session sees it. */
    Uni<Map<CertificateUse, Presented>> uses(Mutiny.Session session) {
        return certificates.own(session);
    }

    /** Does work on the identities that no other copy disturbs, in one transaction. */
    <T> Uni<T> locked(Function<Mutiny.Session, Uni<T>> work) {
        return database.withTransaction(session -> lock(session).chain(() -> work.apply(session)));
    }

    /**
     * Puts an identity in the place of the one that has its use now, which is kept with the retired ones. The same
     * certificate again has another chain from now on.
     */
    Uni<Void> replace(Mutiny.Session session, SealedIdentity made) {
        var fingerprint = Fingerprint.of(made.certificate());
        return certificates.own(session).chain(own -> {
            var former = Objects.requireNonNull(own.get(made.use()), () -> "nothing to replace for " + made.use())
                    .fingerprint();
            return former.equals(fingerprint)
                    ? certificates.chain(session, former, made.behind()).chain(() -> session.flush())
                    : retire(session, made.use(), former)
                            .chain(() -> retired.forget(session, fingerprint))
                            .chain(() -> keep(session, made))
                            .chain(() -> session.flush());
        });
    }

    private Uni<Void> retire(Mutiny.Session session, CertificateUse use, Fingerprint former) {
        return sealed(session, use, former)
                .chain(identity -> key(session, former)
                        .chain(key -> retired.add(session, identity, key.since).chain(() -> session.remove(key))))
                .chain(() -> session.flush())
                .chain(() -> certificates.remove(session, former))
                .chain(() -> session.flush());
    }

    /** Has the standby sign the lists from now on; the former signer stands by. */
    Uni<Void> promote(Mutiny.Session session, Fingerprint signer, Fingerprint standby) {
        return key(session, signer)
                .invoke(SealedKeyRow::now)
                .chain(() -> key(session, standby))
                .invoke(row -> {
                    row.now();
                    row.hasSigned = true;
                })
                .chain(() -> certificates.use(session, signer, CertificateUse.SAST_STANDBY))
                .chain(() -> certificates.use(session, standby, CertificateUse.SAST))
                .chain(() -> session.flush());
    }

    /** The key of a certificate in use; fails when there is none. */
    Uni<SealedKeyRow> key(Mutiny.Session session, Fingerprint fingerprint) {
        return session.find(SealedKeyRow.class, fingerprint.hex())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("there is no key of certificate " + fingerprint));
    }

    private Uni<Void> keep(Mutiny.Session session, SealedIdentity made) {
        var fingerprint = Fingerprint.of(made.certificate());
        return certificates
                .addOwn(session, made.certificate(), cluster, made.use(), made.behind())
                .chain(() -> session.flush())
                .chain(() -> session.persist(
                        SealedKeyRow.of(fingerprint.hex(), made.key(), made.use() == CertificateUse.SAST)));
    }

    private static Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }

    private Uni<List<SealedIdentity>> find(Mutiny.Session session) {
        return certificates
                .own(session)
                .onItem()
                .transformToMulti(own -> Multi.createFrom().iterable(own.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(entry ->
                        sealed(session, entry.getKey(), entry.getValue().fingerprint()))
                .collect()
                .asList();
    }

    private Uni<SealedIdentity> sealed(Mutiny.Session session, CertificateUse use, Fingerprint fingerprint) {
        return key(session, fingerprint)
                .chain(key -> certificates
                        .withChain(session, fingerprint)
                        .map(chain -> new SealedIdentity(
                                use, chain.getFirst(), chain.subList(1, chain.size()), key.sealed())));
    }
}
