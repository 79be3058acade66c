package io.option150.trust.identity;

import io.option150.audit.Audit;
import io.option150.seal.DoesNotOpen;
import io.option150.seal.KeyFile;
import io.option150.seal.SealKey;
import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.Presented;
import io.option150.trust.contract.CertificateUse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Our identities in the database, where their keys are sealed under that of the key file. */
@Singleton
class IdentityStore {

    // Any constant of its own will do: the database is this service's alone.
    private static final long LOCK = 0x0150_0002L;

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Certificates certificates;
    private final RetiredKeys retired;
    private final KeyFile keyFile;
    private final Vertx vertx;
    private final String cluster;

    IdentityStore(
            Mutiny.SessionFactory database,
            Audit audit,
            Certificates certificates,
            RetiredKeys retired,
            KeyFile keyFile,
            Vertx vertx,
            TrustSettings settings) {
        this.database = database;
        this.audit = audit;
        this.certificates = certificates;
        this.retired = retired;
        this.keyFile = keyFile;
        this.vertx = vertx;
        this.cluster = settings.cluster();
    }

    /**
     * All that the database holds; none before the first start.
     *
     * @return fails with a {@link io.quarkus.runtime.configuration.ConfigurationException} when the key file is missing or holds
     *     another key
     */
    Uni<Map<CertificateUse, Identity>> load() {
        return database.withTransaction(this::readAll).chain(all -> blocking(() -> openAll(all)));
    }

    /** One that was replaced, with its key; fails as {@link #load}, or with a problem, 404, when there is no such one. */
    Uni<Retired> retired(Fingerprint fingerprint) {
        return retired.find(fingerprint)
                .chain(row -> blocking(() -> new Retired(row.use(), open(row.sealed(), keyFile.read()))));
    }

    /**
     * An identity that was replaced.
     *
     * @param use what it was for
     * @param identity the identity
     */
    record Retired(CertificateUse use, Identity identity) {}

    /**
     * Keeps new identities for uses that have none yet, and tells of their certificates.
     *
     * @return ends when each of these uses has one: the given one, or what another copy made meanwhile
     */
    Uni<Void> keepMissing(Map<CertificateUse, Identity> made) {
        return locked(session -> certificates
                .own(session)
                .chain(there -> Multi.createFrom()
                        .iterable(made.entrySet())
                        .filter(one -> !there.containsKey(one.getKey()))
                        .onItem()
                        .transformToUniAndConcatenate(one -> keep(session, one.getKey(), one.getValue()))
                        .collect()
                        .last()
                        .chain(() -> session.flush())));
    }

    /** Which certificates are in use now, without their keys. */
    Uni<Map<CertificateUse, Presented>> uses() {
        return database.withSession(certificates::own);
    }

    /** Which certificates are in use, as the session sees it. */
    Uni<Map<CertificateUse, Presented>> uses(Mutiny.Session session) {
        return certificates.own(session);
    }

    /** Does work on the identities that no other copy disturbs, in one transaction. */
    <T> Uni<T> locked(Function<Mutiny.Session, Uni<T>> work) {
        return audit.transaction(session -> lock(session).chain(() -> work.apply(session)));
    }

    /**
     * Puts an identity in the place of the one that has its use now, which is kept with the retired ones. The same
     * certificate again has another chain from now on. Fails with a problem, 409, when it is held as another cluster's.
     */
    Uni<Void> replace(Mutiny.Session session, CertificateUse use, Identity made) {
        var fingerprint = Fingerprint.of(made.certificate());
        return certificates.own(session).chain(own -> {
            var former = Objects.requireNonNull(own.get(use), () -> "nothing to replace for " + use)
                    .fingerprint();
            return former.equals(fingerprint)
                    ? certificates.chain(session, former, made.behind()).chain(() -> session.flush())
                    : retire(session, use, former)
                            .chain(() -> retired.forget(session, fingerprint))
                            .chain(() -> keep(session, use, made))
                            .chain(() -> session.flush());
        });
    }

    private Uni<Void> retire(Mutiny.Session session, CertificateUse use, Fingerprint former) {
        return read(session, use, former)
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

    private Uni<Void> keep(Mutiny.Session session, CertificateUse use, Identity made) {
        return certificates
                .addOwn(session, made.certificate(), cluster, use, made.behind())
                .chain(() -> session.flush())
                .chain(() -> blocking(() -> made.seal(use, keyFile.read())))
                .chain(kept -> session.persist(SealedKeyRow.of(kept)));
    }

    private static Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }

    private Uni<List<SealedIdentity>> readAll(Mutiny.Session session) {
        return certificates
                .own(session)
                .onItem()
                .transformToMulti(own -> Multi.createFrom().iterable(own.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> read(session, entry.getKey(), entry.getValue().fingerprint()))
                .collect()
                .asList();
    }

    private Uni<SealedIdentity> read(Mutiny.Session session, CertificateUse use, Fingerprint fingerprint) {
        return key(session, fingerprint)
                .chain(key -> certificates
                        .withChain(session, fingerprint)
                        .map(chain -> new SealedIdentity(
                                use, chain.getFirst(), chain.subList(1, chain.size()), key.sealed())));
    }

    private Map<CertificateUse, Identity> openAll(List<SealedIdentity> all) {
        Map<CertificateUse, Identity> opened = new EnumMap<>(CertificateUse.class);
        if (!all.isEmpty()) {
            SealKey key = keyFile.read();
            all.forEach(one -> opened.put(one.use(), open(one, key)));
        }
        return opened;
    }

    private Identity open(SealedIdentity one, SealKey key) {
        try {
            return one.open(key);
        } catch (DoesNotOpen wrong) {
            throw keyFile.refused(
                    "holds another key than the one in use: the private key of certificate "
                            + Fingerprint.of(one.certificate()) + " does not open. Put the right file back",
                    wrong);
        }
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }
}
