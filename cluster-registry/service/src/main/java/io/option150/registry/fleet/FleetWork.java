package io.option150.registry.fleet;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What has to be done for the fleet without being asked, once a second, on a thread of its own. */
@Singleton
public class FleetWork implements Runnable {

    private static final Logger LOG = Logger.getLogger(FleetWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    /** The last beats of all copies are read at once: who knows of one for so long knows of all. */
    private static final Duration KNOWS_ALL = Duration.ofSeconds(3);

    /** Who has heard some copies for so long has heard all that there are. */
    private static final Duration HEARS_ALL = Duration.ofMinutes(1);

    private final RollingRestart restart;
    private final GoneCopies gone;
    private final Edges edges;
    private final Thread thread;
    private final InstantSource clock = InstantSource.system();
    private volatile boolean stopping;
    private boolean troubled;
    private @Nullable Instant hearsSince;
    private Instant forgot = Instant.EPOCH;

    FleetWork(RollingRestart restart, GoneCopies gone, Edges edges) {
        this.restart = restart;
        this.gone = gone;
        this.edges = edges;
        this.thread = Thread.ofPlatform().daemon().name("fleet-work").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    /** Works until the service stops: whatever fails is tried again. */
    @Override
    public void run() {
        while (!stopping) {
            try {
                Thread.sleep(PAUSE);
                work(clock.instant());
                troubled = false;
            } catch (InterruptedException e) {
                LOG.debug("The fleet is looked after no more", e);
                return;
            } catch (Throwable e) {
                trouble(e);
            }
        }
    }

    private void work(Instant now) throws Throwable {
        var heard = edges.all(now).stream()
                .filter(edge -> edge.silentSince() == null)
                .map(EdgeView::edgeId)
                .toList();
        if (heard.isEmpty()) {
            // It is this copy of the registry that is deaf, or there is nobody to tell anything.
            hearsSince = null;
            return;
        }
        if (hearsSince == null) {
            hearsSince = now;
        }
        // Not before: a copy that was not read of yet would be taken for one that does not come back.
        if (now.isAfter(hearsSince.plus(KNOWS_ALL))) {
            VertxContextSupport.subscribeAndAwait(() -> restart.step(now));
        }
        if (now.isAfter(hearsSince.plus(HEARS_ALL)) && now.isAfter(forgot.plus(FORGET_EVERY))) {
            VertxContextSupport.subscribeAndAwait(() -> gone.forget(heard, now));
            forgot = now;
        }
    }

    private void trouble(Throwable why) {
        if (!stopping && !troubled) {
            LOG.warnf("What copies of the edge are told waits, trying again: %s", why);
        }
        troubled = true;
    }
}
