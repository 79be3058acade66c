package io.option150.edge.warm.play;

import io.option150.edge.StartOrder;
import io.option150.edge.rehearsal.RehearsedFiles;
import io.option150.edge.view.Loaded;
import io.option150.edge.warm.WarmUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has this copy ask itself by each front, until nothing becomes faster or the time is up. It begins when all else is ready: before,
 * what starts takes the processors, and a certificate may be on its way.
 */
@Singleton
public final class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    private static final long LOOK_MILLIS = 50;

    private final Exercises exercises;
    private final RehearsedFiles files;
    private final WarmUp ownFiles;
    private final Loaded loaded;
    private final long limitNanos;
    private volatile String state = "warming";
    private volatile boolean over;
    private volatile boolean ending;

    Rehearsal(WarmUpSettings settings, Exercises exercises, RehearsedFiles files, WarmUp ownFiles, Loaded loaded) {
        this.exercises = exercises;
        this.files = files;
        this.ownFiles = ownFiles;
        this.loaded = loaded;
        this.limitNanos = settings.limit().toNanos();
    }

    /** Whether this copy is as warm as it gets. */
    public boolean isOver() {
        return over;
    }

    /** {@code warming}, then how warm it is; for people. */
    public String state() {
        return state;
    }

    void start(@Observes @Priority(StartOrder.REHEARSAL) StartupEvent started) {
        if (limitNanos == 0) {
            end("not asked for");
        } else {
            Thread.ofPlatform().name("warm-up").daemon().start(this::play);
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        ending = true;
    }

    /** That something goes wrong here is no reason to serve nobody. */
    private void play() {
        String how = "failed";
        try {
            while (!ending && !(loaded.isLoaded() && ownFiles.isDone())) {
                Thread.sleep(LOOK_MILLIS);
            }
            long began = System.nanoTime();
            files.open();
            how = round(began) + " within " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms";
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The warm-up failed");
            how = "failed: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            how = "interrupted";
        } finally {
            // An Error, too, as of a native library, goes on to the thread's handler and leaves nobody unready.
            try {
                files.close();
            } finally {
                end(how);
            }
        }
    }

    private String round(long began) throws IOException, InterruptedException {
        List<Exercise> all = exercises.all();
        try (ExecutorService clients = Executors.newFixedThreadPool(
                Rounds.CLIENTS,
                Thread.ofPlatform().name("warm-up-client-", 0).daemon().factory())) {
            Rounds rounds = new Rounds(all, clients);
            while (!ending && rounds.next(began + limitNanos)) {
                // All is done in the condition.
            }
            return rounds.done().toString();
        } finally {
            all.forEach(Exercise::close);
        }
    }

    private void end(String how) {
        state = how;
        over = true;
        LOG.infof("Warm: %s", how);
    }
}
