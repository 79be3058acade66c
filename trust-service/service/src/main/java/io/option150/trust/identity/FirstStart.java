package io.option150.trust.identity;

import io.option150.seal.KeyFile;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Brings the identities into being at the very first start and loads them at every later one. It never makes a second one
 * for the same use: a key that does not open ends the start, since phones that trust the lost certificate would refuse
 * every file.
 */
@Singleton
final class FirstStart {

    /** Before all that needs to know who we are. */
    private static final int EARLY = 100;

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final IdentityStore store;
    private final CertificateIssuer issuer;
    private final KeyFile keyFile;
    private final CurrentSigners signers;

    FirstStart(IdentityStore store, CertificateIssuer issuer, KeyFile keyFile, CurrentSigners signers) {
        this.store = store;
        this.issuer = issuer;
        this.keyFile = keyFile;
        this.signers = signers;
    }

    /** Runs on the starting thread, which may block, before the service takes calls. */
    void start(@Observes @Priority(EARLY) StartupEvent event) {
        Map<CertificateUse, Identity> stored = await(store::load);
        if (stored.isEmpty()) {
            keyFile.readOrMake();
        }
        // Only once those that are there have opened: nothing is ever sealed under the wrong key.
        signers.set(stored.size() == CertificateUse.values().length ? new Signers(stored) : complete(stored));
    }

    private Signers complete(Map<CertificateUse, Identity> stored) {
        Map<CertificateUse, Identity> made = new EnumMap<>(CertificateUse.class);
        for (CertificateUse use : CertificateUse.values()) {
            if (!stored.containsKey(use)) {
                made.put(use, issuer.issue(use));
            }
        }
        var all = new Signers(await(() -> store.keepMissing(made).chain(store::load)));
        made.forEach((use, identity) -> {
            if (identity.certificate().equals(all.certificate(use))) {
                tell(use, identity.certificate());
            }
        });
        return all;
    }

    private static void tell(CertificateUse use, X509Certificate made) {
        LOG.infof(
                "Made the certificate for %s: %s, SHA-256 %s, valid until %s",
                use.label(),
                made.getSubjectX500Principal(),
                Fingerprint.of(made),
                made.getNotAfter().toInstant());
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("the database could not be asked for the identities", checked);
        }
    }
}
