package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.KeyFile;
import io.option150.trust.key.SealingKey;
import io.option150.trust.key.WrongKeyException;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps what is in memory the same as what is in the database, which another copy of the service may have changed. */
@Singleton
public class IdentityLoader {

    private static final Logger LOG = Logger.getLogger(IdentityLoader.class);

    private final Identities identities;
    private final KeyFile keyFile;
    private final CurrentIdentities current;
    private final Vertx vertx;

    IdentityLoader(Identities identities, KeyFile keyFile, CurrentIdentities current, Vertx vertx) {
        this.identities = identities;
        this.keyFile = keyFile;
        this.current = current;
        this.vertx = vertx;
    }

    /**
     * Who we are, now. Asks the database which certificates are in use, so that a copy never signs with what another copy
     * has replaced; while the database is away, what is in memory holds.
     *
     * @return the set
     */
    public Uni<OwnSet> fresh() {
        OwnSet held = current.get();
        return identities
                .uses()
                .chain(uses -> uses.equals(held.presented()) ? Uni.createFrom().item(held) : reload())
                .onFailure()
                .recoverWithItem(away -> {
                    LOG.warnf("Certificates are used as they were last known: %s", away.getMessage());
                    return held;
                });
    }

    /**
     * Does work in a transaction in which nobody else changes who we are.
     *
     * @param work gets the session and who we are
     * @return what the work gives; fails with a problem, 409, when who we are changed a moment ago
     */
    public <T> Uni<T> locked(BiFunction<Mutiny.Session, OwnSet, Uni<T>> work) {
        return fresh().chain(set ->
                identities.locked(session -> identities.uses(session).chain(uses -> {
                    if (!uses.equals(set.presented())) {
                        throw Problem.conflict("The own certificates were changed by someone else just now; try again.")
                                .exception();
                    }
                    return work.apply(session, set);
                })));
    }

    private Uni<OwnSet> reload() {
        return identities
                .find()
                .chain(kept -> UniHelper.toUni(vertx.executeBlocking(() -> open(kept, keyFile.read()))))
                .invoke(current::set);
    }

    /**
     * Opens all keys.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException when the key file holds another key
     */
    OwnSet open(List<SealedIdentity> sealed, SealingKey key) {
        Map<CertificateUse, Identity> all = new EnumMap<>(CertificateUse.class);
        sealed.forEach(one -> all.put(one.use(), open(one, key)));
        return new OwnSet(all);
    }

    /** Opens one key; throws as {@link #open(List, SealingKey)}. */
    Identity open(SealedIdentity stored, SealingKey key) {
        String fingerprint = Fingerprint.of(stored.certificate()).hex();
        String algorithm = stored.certificate().getPublicKey().getAlgorithm();
        try {
            return new Identity(stored.certificate(), stored.behind(), key.open(stored.key(), fingerprint, algorithm));
        } catch (WrongKeyException wrong) {
            throw keyFile.refused(
                    "holds another key than the one in use: " + wrong.getMessage() + ". Put the right file back",
                    wrong);
        }
    }
}
