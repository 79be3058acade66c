package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.key.KeyFile;
import io.option150.trust.key.SealingKey;
import io.option150.trust.key.WrongKeyException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Brings the identity into being at the very first start and loads it at every later one. It never makes a second one: a
 * key that does not open ends the start, since phones that trust the lost certificate would refuse every file.
 */
@Singleton
final class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final Identities identities;
    private final CertificateIssuer issuer;
    private final KeyFile keyFile;
    private final CurrentSignatory signatory;

    public FirstStart(Identities identities, CertificateIssuer issuer, KeyFile keyFile, CurrentSignatory signatory) {
        this.identities = identities;
        this.issuer = issuer;
        this.keyFile = keyFile;
        this.signatory = signatory;
    }

    /** Runs on the starting thread, which may block, before the service takes calls. */
    void start(@Observes StartupEvent event) {
        Optional<SealedIdentity> stored = await(identities::find);
        signatory.set(Signatory.of(stored.map(this::open).orElseGet(this::make)));
    }

    private Identity open(SealedIdentity stored) {
        return open(stored, keyFile.read());
    }

    private Identity make() {
        SealingKey key = keyFile.readOrMake();
        Identity made = issuer.issue();
        var fingerprint = Fingerprint.of(made.certificate());
        var sealed = new SealedIdentity(made.certificate(), key.seal(made.privateKey(), fingerprint.hex()));
        SealedIdentity kept = await(() -> identities.keepUnlessThere(sealed));
        if (kept.equals(sealed)) {
            LOG.infof(
                    "Made the certificate that phones will see as signer: %s, SHA-256 %s, valid until %s",
                    made.certificate().getSubjectX500Principal(),
                    fingerprint,
                    made.certificate().getNotAfter().toInstant());
        }
        return open(kept, key);
    }

    private Identity open(SealedIdentity stored, SealingKey key) {
        String fingerprint = Fingerprint.of(stored.certificate()).hex();
        try {
            return new Identity(stored.certificate(), key.open(stored.key(), fingerprint));
        } catch (WrongKeyException wrong) {
            throw keyFile.refused(
                    "holds another key than the one in use: " + wrong.getMessage() + ". Put the right file back",
                    wrong);
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("the database could not be asked for the identity", checked);
        }
    }
}
