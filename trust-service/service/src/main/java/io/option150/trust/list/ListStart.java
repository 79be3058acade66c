package io.option150.trust.list;

import io.option150.web.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Brings the lists up to date when the service starts: settings may have changed while it was down. */
@Singleton
final class ListStart {

    /**
     * After it is known who we are, before the outbox's relay: its first marker says that all is told, and an edge that reads it
     * answers a list that is not there by "no".
     */
    private static final int BEFORE_RELAY = 200;

    /** Two copies that start at once may cross each other. */
    private static final int TRIES = 5;

    private final TrustLists lists;

    ListStart(TrustLists lists) {
        this.lists = lists;
    }

    /** Runs on the starting thread, which may block, after it is known who we are. */
    void start(@Observes @Priority(BEFORE_RELAY) StartupEvent event) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> lists.bringUpToDate()
                    .onFailure(ProblemException.class)
                    .retry()
                    .atMost(TRIES));
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("the trust lists could not be brought up to date", checked);
        }
    }
}
