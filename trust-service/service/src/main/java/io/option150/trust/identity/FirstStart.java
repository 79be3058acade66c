package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.KeyFile;
import io.option150.trust.key.SealingKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private final Identities identities;
    private final CertificateIssuer issuer;
    private final KeyFile keyFile;
    private final IdentityLoader loader;
    private final CurrentIdentities current;

    FirstStart(
            Identities identities,
            CertificateIssuer issuer,
            KeyFile keyFile,
            IdentityLoader loader,
            CurrentIdentities current) {
        this.identities = identities;
        this.issuer = issuer;
        this.keyFile = keyFile;
        this.loader = loader;
        this.current = current;
    }

    /** Runs on the starting thread, which may block, before the service takes calls. */
    void start(@Observes @Priority(EARLY) StartupEvent event) {
        List<SealedIdentity> stored = await(identities::find);
        SealingKey key = stored.isEmpty() ? keyFile.readOrMake() : keyFile.read();
        List<CertificateUse> missing = missing(stored);
        current.set(loader.open(missing.isEmpty() ? stored : make(missing, key), key));
    }

    private static List<CertificateUse> missing(List<SealedIdentity> stored) {
        Set<CertificateUse> there = stored.stream().map(SealedIdentity::use).collect(Collectors.toSet());
        return Arrays.stream(CertificateUse.values())
                .filter(use -> !there.contains(use))
                .toList();
    }

    private List<SealedIdentity> make(List<CertificateUse> missing, SealingKey key) {
        List<SealedIdentity> made =
                missing.stream().map(use -> issuer.issue(use).seal(use, key)).toList();
        List<SealedIdentity> kept = await(() -> identities.keepMissing(made));
        made.stream().filter(kept::contains).forEach(FirstStart::tell);
        return kept;
    }

    private static void tell(SealedIdentity made) {
        LOG.infof(
                "Made the certificate for %s: %s, SHA-256 %s, valid until %s",
                made.use().label(),
                made.certificate().getSubjectX500Principal(),
                Fingerprint.of(made.certificate()),
                made.certificate().getNotAfter().toInstant());
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
