package io.option150.trust.identity;

import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign now: files, trust lists, and the handshakes of the suite's TLS servers. This is the one place that answers it, in
 * three ways:
 *
 * <ul>
 *   <li>{@link #now} for whoever signs something that lasts: it asks the database, since another copy of the service may have
 *       replaced a certificate a moment ago;
 *   <li>{@link #held} for whoever cannot wait, such as a handshake: it tells what this copy knows;
 *   <li>{@link #locked} for whoever writes what depends on the answer: nobody changes it meanwhile.
 * </ul>
 *
 * <p>{@link FirstStart} gives the first answer, {@link CertificateChanges} every other one.
 */
@Singleton
public class CurrentSigners {

    private static final Logger LOG = Logger.getLogger(CurrentSigners.class);

    private final AtomicReference<@Nullable Signers> held = new AtomicReference<>();
    private final IdentityStore store;

    CurrentSigners(IdentityStore store) {
        this.store = store;
    }

    /**
     * Who may sign, as this copy of the service knows it.
     *
     * @return empty while the service is starting
     */
    public Optional<Signers> held() {
        return Optional.ofNullable(held.get());
    }

    /**
     * Who may sign, by the database; while that is away, what this copy knows holds.
     *
     * @return the signers; fails with a problem, 503, while the service is starting
     */
    public Uni<Signers> now() {
        return Uni.createFrom()
                .item(this::known)
                .chain(known -> store.uses()
                        .chain(uses -> uses.equals(known.presented())
                                ? Uni.createFrom().item(known)
                                : store.load().map(Signers::new).invoke(this::set))
                        .onFailure()
                        .recoverWithItem(away -> {
                            LOG.warnf("Certificates are used as they were last known: %s", away.getMessage());
                            return known;
                        }));
    }

    /**
     * Does work in a transaction in which nobody else changes who may sign.
     *
     * @param work gets the session and the signers
     * @return what the work gives; fails with a problem, 409, when another copy changed them a moment ago
     */
    public <T> Uni<T> locked(BiFunction<Mutiny.Session, Signers, Uni<T>> work) {
        return now().chain(signers ->
                store.locked(session -> store.uses(session).chain(uses -> {
                    if (!uses.equals(signers.presented())) {
                        throw Problem.conflict("The own certificates were changed by someone else just now; try again.")
                                .exception();
                    }
                    return work.apply(session, signers);
                })));
    }

    void set(Signers signers) {
        held.set(signers);
    }

    private Signers known() {
        return held().orElseThrow(() -> Problem.unavailable("The service is starting: its certificates are not loaded.")
                .exception());
    }
}
