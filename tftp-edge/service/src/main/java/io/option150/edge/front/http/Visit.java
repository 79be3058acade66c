package io.option150.edge.front.http;

import io.option150.web.http.Cut;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One connection of a client: whether there is a place for it, and how long it has left to ask. That bytes come is not
 * enough; a head that is never whole would keep its place for ever. Told on the connection's context.
 */
final class Visit {

    private static final long NEVER = Long.MAX_VALUE;

    private final HttpConnection connection;
    private final Optional<Refusal> refusal;
    private final LongSupplier clock;
    private final long idleMillis;
    private volatile long askedBefore;
    private int requests;

    /** Why a connection is one too many. */
    enum Refusal {
        FULL,
        NETWORK_FULL
    }

    /**
     * It begins.
     *
     * @param clock in milliseconds
     * @param headMillis until the first request's head is whole
     * @param idleMillis until that of the next one, after an answer was taken
     */
    Visit(HttpConnection connection, Optional<Refusal> refusal, LongSupplier clock, long headMillis, long idleMillis) {
        this.connection = connection;
        this.refusal = refusal;
        this.clock = clock;
        this.idleMillis = idleMillis;
        this.askedBefore = clock.getAsLong() + headMillis;
    }

    /** Why it is one too many, if it is. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** A request's head has come. */
    void asked() {
        requests++;
        askedBefore = NEVER;
    }

    /** The answer to it was ended; the next request may have come before the last byte of it is taken. */
    void answered(Future<Void> written) {
        int answered = requests;
        written.onComplete(_ -> {
            if (requests == answered) {
                askedBefore = clock.getAsLong() + idleMillis;
            }
        });
    }

    /** Ends the connection, once, if its client did not ask in time. */
    boolean cutIfLate() {
        if (clock.getAsLong() <= askedBefore) {
            return false;
        }
        askedBefore = NEVER;
        Cut.off(connection);
        return true;
    }
}
