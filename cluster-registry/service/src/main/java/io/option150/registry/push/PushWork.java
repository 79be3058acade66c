package io.option150.registry.push;

import io.option150.files.contract.FileTopics;
import io.option150.registry.callmanager.AskedPhone;
import io.option150.registry.callmanager.NotAskedException;
import io.option150.registry.discovery.source.NoPasswordException;
import io.option150.registry.fleet.AppliedTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Asks for those phones whose turn it is: on a thread that takes them, and a virtual one for each that is asked. */
@Singleton
class PushWork implements Runnable {

    private static final Logger LOG = Logger.getLogger(PushWork.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** While phones are asked: a target may be asked for a hundred in a second. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(5);

    /** While there is no target. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);

    private static final Duration BUSY_FOR = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final PushQueue queue;
    private final PushUpkeep upkeep;
    private final CallManagers callManagers;
    private final AppliedTopics applied;
    private final PushMetrics metrics;
    private final Seats seats = new Seats();
    private final Thread thread;
    private volatile boolean stopping;
    private boolean troubled;
    private boolean hasTargets;
    private long lookedNs = System.nanoTime();
    private long takenNs = System.nanoTime();

    PushWork(
            PushQueue queue, PushUpkeep upkeep, CallManagers callManagers, AppliedTopics applied, PushMetrics metrics) {
        this.queue = queue;
        this.upkeep = upkeep;
        this.callManagers = callManagers;
        this.applied = applied;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().daemon().name("push").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        if (!thread.join(STOP_WITHIN)) {
            LOG.warnf("Pushes did not end within %s", STOP_WITHIN);
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                Thread.sleep(step());
                troubled = false;
            } catch (InterruptedException stopped) {
                LOG.debug("No phone is asked any more", stopped);
                return;
            } catch (Throwable why) {
                trouble(why);
            }
        }
    }

    /** How long to rest until the next one. */
    private Duration step() throws SQLException {
        var known = applied.byAll(FileTopics.CONFIG_CHANGED);
        if (!hasTargets || System.nanoTime() - lookedNs > LOOK_EVERY.toNanos()) {
            lookedNs = System.nanoTime();
            look(known);
        }
        if (!hasTargets) {
            return LONG_PAUSE;
        }
        // Where none is heard, nothing is known to be applied; what waits for nothing goes all the same.
        var due = queue.take(known.orElse(0), seats.full());
        if (due.isEmpty()) {
            return System.nanoTime() - takenNs < BUSY_FOR.toNanos() ? SHORT_PAUSE : PAUSE;
        }
        takenNs = System.nanoTime();
        var push = due.get();
        seats.take(push.target());
        Thread.ofVirtual().name("push " + push.id()).start(() -> ask(push));
        return Duration.ZERO;
    }

    private void look(OptionalLong known) throws SQLException {
        var targets = upkeep.run(known);
        hasTargets = targets.anyEnabled();
        callManagers.keepOnly(targets.axl());
    }

    private void ask(DuePush push) {
        try {
            var answer = callManagers
                    .of(push.target())
                    .ask(new AskedPhone(push.device(), push.endpoint(), address(push)), push.wish());
            end(push, answer.isTaken() ? PushState.TAKEN : PushState.REFUSED, answer.text());
        } catch (NotAskedException | NoPasswordException failed) {
            end(push, PushState.FAILED, String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s was not asked", push.device());
            end(push, PushState.FAILED, "A fault of ours: the log has more.");
        } finally {
            seats.leave(push.target());
        }
    }

    private void end(DuePush push, PushState state, String answer) {
        metrics.ended(push.target().kind(), state);
        try {
            queue.end(push, state, answer);
        } catch (SQLException failed) {
            // It is given up when it is found to be abandoned.
            LOG.warnf("What became of asking %s is lost: %s, %s: %s", push.device(), state, answer, failed);
        }
    }

    /** Over SIP the target's address is the port of phones. */
    private static Optional<InetSocketAddress> address(DuePush push) {
        var seenAt = push.seenAt();
        return push.target().kind() == PushKind.SIP && seenAt != null && !seenAt.isEmpty()
                ? Optional.of(new InetSocketAddress(
                        seenAt, Integer.parseInt(push.target().address())))
                : Optional.empty();
    }

    private void trouble(Throwable why) {
        if (!stopping && !troubled) {
            LOG.warnf("Pushes wait, trying again: %s", why);
        }
        troubled = true;
        try {
            Thread.sleep(PAUSE.multipliedBy(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
