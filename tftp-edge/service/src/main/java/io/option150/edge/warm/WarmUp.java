package io.option150.edge.warm;

import io.option150.edge.clock.Timers;
import io.option150.edge.resolve.OwnFilesAhead;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.edge.view.Loaded;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks for the file store until it answers, and waits until what it has is kept here; while it does not answer, fills cache and
 * mirror from another copy, or goes by what an earlier run kept on disk. Ends with the first of these, and after its time whatever
 * happens.
 */
@Singleton
public final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final long LOOK_MILLIS = 500;
    /** Between two looks whether all is kept. */
    private static final long FILLING_MILLIS = 100;

    private static final Duration MOST = Duration.ofHours(1);

    private final OwnServices services;
    private final OtherCopies copies;
    private final OwnFilesAhead ahead;
    private final Loaded loaded;
    private final Timers timers;
    private final long limit;
    private volatile String state = "not started";
    private volatile boolean done;
    private long began;

    WarmUp(
            WarmSettings settings,
            OwnServices services,
            OtherCopies copies,
            OwnFilesAhead ahead,
            Loaded loaded,
            Timers timers) {
        this.services = services;
        this.copies = copies;
        this.ahead = ahead;
        this.loaded = loaded;
        this.timers = timers;
        Duration wait = settings.waitForFiles();
        if (wait.isNegative() || wait.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("option150.ready.wait-for-files must be 0s to 1h; got: " + wait);
        }
        this.limit = wait.toMillis();
    }

    /** Whether this copy can serve own files as well as any other. */
    public boolean isDone() {
        return done;
    }

    /** Why it is done, or what it waits for; for people. */
    public String state() {
        return state;
    }

    void start(@Observes StartupEvent started) {
        began = timers.now();
        if (limit == 0) {
            end("not asked for");
        } else {
            look();
        }
    }

    private void look() {
        services.probe()
                .onItemOrFailure()
                .transformToUni((_, away) -> away == null
                        ? Uni.createFrom().<Runnable>item(() -> keep("the file store answers"))
                        : fill().onFailure().invoke(e -> state = away.getMessage() + "; " + e.getMessage()))
                .subscribe()
                .with(Runnable::run, _ -> again(this::look, LOOK_MILLIS));
    }

    /** Somebody gives files: once what there is is kept here, they may go. */
    private void keep(String who) {
        if (ahead.isFilled()) {
            end(who + ", " + ahead.state());
        } else {
            state = who + ", " + ahead.state();
            again(() -> keep(who), FILLING_MILLIS);
        }
    }

    /**
     * What another copy holds is of use once it is known which of it is still true. What an earlier run left is enough; a copy that
     * has nothing takes all that the other one keeps.
     */
    private Uni<Runnable> fill() {
        if (!loaded.isLoaded()) {
            return Uni.createFrom().failure(new IllegalStateException("the files are not known yet"));
        }
        return copies.fill(began + limit)
                .<Runnable>map(gave -> () -> keep(gave))
                .onFailure(_ -> ahead.kept() > 0)
                .recoverWithItem(() -> () -> end(ahead.state()));
    }

    private void again(Runnable look, long millis) {
        long waited = timers.now() - began;
        if (waited >= limit) {
            LOG.warnf("Ready before own files are at hand, after %d ms: %s", waited, state);
            end("waited long enough: " + state);
        } else {
            timers.after(millis, look);
        }
    }

    private void end(String why) {
        state = why;
        done = true;
        LOG.infof("Files can be served: %s", why);
    }
}
