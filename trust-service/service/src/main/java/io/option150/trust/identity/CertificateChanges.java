package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.Presented;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.web.Problem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Changes who we are: brings certificates, makes new ones, rotates the signer of the trust lists. */
@Singleton
class CertificateChanges {

    private static final Logger LOG = Logger.getLogger(CertificateChanges.class);

    private final IdentityStore store;
    private final Certificates certificates;
    private final CertificateIssuer issuer;
    private final CurrentSigners signers;
    private final List<IdentityListener> listeners;
    private final Vertx vertx;
    private final Duration announcement;

    CertificateChanges(
            IdentityStore store,
            Certificates certificates,
            CertificateIssuer issuer,
            CurrentSigners signers,
            @All List<IdentityListener> listeners,
            Vertx vertx,
            TrustSettings settings) {
        this.store = store;
        this.certificates = certificates;
        this.issuer = issuer;
        this.signers = signers;
        this.listeners = listeners;
        this.vertx = vertx;
        this.announcement = settings.announcement();
    }

    /** All of them, in the order of the uses. */
    Uni<List<OwnCertificate>> list() {
        return store.locked(session -> store.uses(session)
                .onItem()
                .transformToMulti(uses -> Multi.createFrom().iterable(uses.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(use -> describe(session, use.getKey(), use.getValue()))
                .collect()
                .asList());
    }

    /**
     * Puts a certificate in the place of the one that has its use now. Bringing what is there already changes nothing.
     *
     * @param form what was brought
     * @return what holds now; fails with 400 when the form breaks a rule, 409 when it cannot be now
     */
    Uni<OwnCertificate> replace(CertificateUse use, OwnCertificateForm form) {
        requireReplaceable(use);
        return blocking(() -> BroughtIdentity.read(form, use)).chain(brought -> put(use, brought));
    }

    /** Puts a new certificate with a new key in the place of the one that has its use now; fails as {@link #replace}. */
    Uni<OwnCertificate> renew(CertificateUse use) {
        requireReplaceable(use);
        return blocking(() -> issuer.issue(use)).chain(made -> put(use, made));
    }

    /**
     * Puts a retired certificate back in the place of the one that has its use now. A signer of lists is announced anew.
     *
     * @return what holds now; fails with 404 when there is no such retired one, 409 when it cannot be now
     */
    Uni<OwnCertificate> restore(Fingerprint fingerprint) {
        return store.retired(fingerprint).chain(former -> {
            requireValid(former.identity());
            return put(former.use(), former.identity());
        });
    }

    private Uni<OwnCertificate> put(CertificateUse use, Identity identity) {
        return change(
                        before -> {
                            requireUnused(before, use, Fingerprint.of(identity.certificate()));
                            return before.with(use, identity);
                        },
                        session -> store.replace(session, use, identity))
                .chain(() -> one(use));
    }

    private static void requireReplaceable(CertificateUse use) {
        if (use == CertificateUse.SAST) {
            throw Problem.conflict(
                            "The signer of the trust lists is not replaced at once, since phones would refuse the"
                                    + " next list: put the new one in as sast-standby, then promote it.")
                    .exception();
        }
    }

    private static void requireValid(Identity former) {
        try {
            former.certificate().checkValidity();
        } catch (CertificateException outOfDate) {
            throw Problem.conflict("That certificate is not valid now: " + outOfDate.getMessage())
                    .exception();
        }
    }

    /**
     * Has the announced SAST sign the lists from now on.
     *
     * @param force also when it was announced only a short time ago
     * @return the new signer; fails with 409 when phones may not know it yet
     */
    Uni<OwnCertificate> promote(boolean force) {
        return one(CertificateUse.SAST_STANDBY)
                .invoke(standby -> {
                    Instant due = standby.since().plus(announcement);
                    if (!force
                            && standby.state() == OwnCertificate.State.ANNOUNCED
                            && Instant.now().isBefore(due)) {
                        throw Problem.conflict("The standby was announced at " + standby.since()
                                        + "; phones that did not fetch a list since then would refuse its lists. Promote"
                                        + " it after " + due + ", or at once with ?force=true.")
                                .exception();
                    }
                })
                .chain(() -> change(
                        before -> before.with(CertificateUse.SAST, before.identity(CertificateUse.SAST_STANDBY))
                                .with(CertificateUse.SAST_STANDBY, before.identity(CertificateUse.SAST)),
                        session -> store.uses(session)
                                .chain(uses -> store.promote(
                                        session,
                                        Objects.requireNonNull(uses.get(CertificateUse.SAST))
                                                .fingerprint(),
                                        Objects.requireNonNull(uses.get(CertificateUse.SAST_STANDBY))
                                                .fingerprint()))))
                .chain(() -> one(CertificateUse.SAST));
    }

    private Uni<Void> change(UnaryOperator<Signers> step, Function<Mutiny.Session, Uni<Void>> write) {
        return signers.locked((session, before) -> {
                    Signers next = step.apply(before);
                    return next.presented().equals(before.presented())
                            ? Uni.createFrom().item(before)
                            : write.apply(session)
                                    .chain(() -> tell(session, next))
                                    .replaceWith(next);
                })
                .invoke(next -> {
                    signers.set(next);
                    LOG.infof("Own certificates are now %s", next.fingerprints());
                })
                .replaceWithVoid();
    }

    private static void requireUnused(Signers signers, CertificateUse use, Fingerprint fingerprint) {
        signers.fingerprints().forEach((other, there) -> {
            if (other != use && there.equals(fingerprint)) {
                throw Problem.conflict("That certificate is in use for " + other.label() + " already.")
                        .exception();
            }
        });
    }

    private Uni<Void> tell(Mutiny.Session session, Signers next) {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(listener -> listener.changing(session, next))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<OwnCertificate> one(CertificateUse use) {
        return list().map(all -> all.stream()
                .filter(certificate -> certificate.use() == use)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no certificate for " + use.label())));
    }

    private Uni<OwnCertificate> describe(Mutiny.Session session, CertificateUse use, Presented presented) {
        var fingerprint = presented.fingerprint();
        return store.key(session, fingerprint)
                .chain(key -> certificates
                        .record(session, fingerprint)
                        .map(certificate -> new OwnCertificate(
                                use,
                                OwnCertificate.state(use, key.hasSigned),
                                key.since,
                                certificate,
                                pems(presented))));
    }

    private static List<String> pems(Presented presented) {
        return X509.decodeAll(presented.chain().toArray()).stream()
                .map(X509::pem)
                .toList();
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }
}
