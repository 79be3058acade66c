package io.option150.web.auth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who shows tokens that nobody has. After so many in a minute a client network (an IPv4 address, an IPv6 /64) is told 429
 * instead of 401 for the rest of that minute. A call with a right token is never held up by it: those behind one address may
 * be several, and who guesses must not be able to lock out who knows.
 */
@Singleton
class WrongTokens {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Networks counted at a time, 100 bytes or so each; the one that began longest ago makes room. */
    static final int MOST_NETWORKS = 10_000;

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final int most;
    private final LongSupplier nanos;
    private final Counter told;
    private final Counter heldUp;

    @Inject
    WrongTokens(AuthSettings settings, MeterRegistry meters) {
        this(settings.wrongTokens(), meters, System::nanoTime);
    }

    WrongTokens(int most, MeterRegistry meters, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.told = counter(meters, "401");
        this.heldUp = counter(meters, "429");
    }

    /** What a call is answered whose token nobody has: that it is not known, or that there were too many of the kind. */
    ProblemException refusal(RoutingContext call) {
        var remote = call.request().remoteAddress();
        return refusal(ClientKey.of(remote == null ? null : remote.hostAddress()));
    }

    ProblemException refusal(String network) {
        if (isOneTooMany(network)) {
            heldUp.increment();
            return Problem.tooMany("More than " + most + " tokens in a minute from this network are not known here; "
                            + "try again in a minute, or with one that is known.")
                    .exception();
        }
        told.increment();
        return Problem.unauthorized("The token is not known here.").exception();
    }

    private synchronized boolean isOneTooMany(String network) {
        long now = nanos.getAsLong();
        var count = counts.get(network);
        if (count == null || now - count.since >= WINDOW.toNanos()) {
            counts.remove(network);
            makeRoom();
            count = new Count(now);
            counts.put(network, count);
        }
        // No further than it tells: it must not overflow.
        count.wrong = Math.min(count.wrong + 1, most + 1);
        return count.wrong > most;
    }

    private void makeRoom() {
        if (counts.size() >= MOST_NETWORKS) {
            var eldest = counts.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Networks that are counted now. */
    synchronized int networks() {
        return counts.size();
    }

    private static Counter counter(MeterRegistry meters, String status) {
        return Counter.builder("option150.auth.wrong.tokens")
                .description("Calls whose token nobody has, by the status that they were answered with")
                .tag("status", status)
                .register(meters);
    }

    private static final class Count {

        private final long since;
        private int wrong;

        Count(long since) {
            this.since = since;
        }
    }
}
