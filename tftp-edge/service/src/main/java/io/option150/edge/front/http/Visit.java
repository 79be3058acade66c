package io.option150.edge.front.http;

import io.option150.web.http.Cut;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One connection of a client: whether there is a place for it, and how long its client has left when it is its turn, to ask or
 * to take what it asked for. That some bytes come is not enough: they would keep the place for ever. Told on the connection's
 * context.
 */
final class Visit {

    private static final long NEVER = Long.MAX_VALUE;

    private final HttpConnection connection;
    private final Optional<Refusal> refusal;
    private final LongSupplier clock;
    private final long idleMillis;
    private volatile long endsAt;
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
        this.endsAt = clock.getAsLong() + headMillis;
    }

    /** Why it is one too many, if it is. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** The client has just taken a part of what it asked for, and is to take more. */
    void isToTake() {
        endsAt = clock.getAsLong() + idleMillis;
    }

    /** The client has taken all that there is as yet. */
    void waits() {
        endsAt = NEVER;
    }

    /** A request's head has come. */
    void asked() {
        requests++;
        endsAt = NEVER;
    }

    /** The answer to it was ended; the next request may have come before the last byte of it is taken. */
    void answered(Future<Void> written) {
        int answered = requests;
        isToTake();
        written.onComplete(_ -> {
            if (requests == answered) {
                isToTake();
            }
        });
    }

    /** Ends the connection, once, if its client let its turn pass. */
    boolean cutIfLate() {
        if (clock.getAsLong() <= endsAt) {
            return false;
        }
        endsAt = NEVER;
        Cut.off(connection);
        return true;
    }
}
