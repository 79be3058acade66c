package io.option150.trust.identity;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Is told of a change of who we are, within its transaction: what depends on it changes with it or not at all. */
public interface IdentityListener {

    /**
     * Writes what follows from the change.
     *
     * @param session in the transaction of the change
     * @param next who we are once it is committed
     * @return ends when it is written; a failure undoes the change
     */
    Uni<Void> changing(Mutiny.Session session, Signers next);
}
