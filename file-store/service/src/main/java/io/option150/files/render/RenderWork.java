package io.option150.files.render;

import io.option150.files.FileSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Works the queue off, on threads of its own: at once when told, and looking for what other copies of the service left. */
@Singleton
public class RenderWork implements Runnable {

    private static final Logger LOG = Logger.getLogger(RenderWork.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final RenderBatch batch;
    private final Upgrade upgrade;
    private final List<Thread> threads;
    private final Semaphore called = new Semaphore(0);
    private volatile boolean stopping;

    RenderWork(RenderBatch batch, Upgrade upgrade, FileSettings settings) {
        this.batch = batch;
        this.upgrade = upgrade;
        this.threads = IntStream.range(0, settings.renderers())
                .mapToObj(
                        n -> Thread.ofPlatform().daemon().name("renderer-" + n).unstarted(this))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    /** There is something in the queue. */
    public void call() {
        called.release(threads.size());
    }

    /** Works until the service stops: whatever fails is tried again. */
    @Override
    public void run() {
        var size = new BatchSize(RenderBatch.MOST);
        while (!stopping) {
            try {
                VertxContextSupport.subscribeAndAwait(upgrade::look);
                int done = VertxContextSupport.subscribeAndAwait(() -> batch.run(size.next()));
                if (done == 0) {
                    awaitCall();
                } else {
                    size.succeeded();
                }
            } catch (InterruptedException e) {
                LOG.debug("No files of phones are made any more", e);
                return;
            } catch (BatchFailed failed) {
                if (!reduce(failed, size)) {
                    return;
                }
            } catch (Throwable e) {
                if (!pauseAfter(e)) {
                    return;
                }
            }
        }
    }

    /** Looks for the one that is at fault, and has it wait. */
    private boolean reduce(BatchFailed failed, BatchSize size) {
        int places = failed.places().size();
        boolean isOfAll = size.failed(places);
        if (stopping) {
            return false;
        }
        LOG.warnf("Files of %d phones could not be made together: %s", places, failed.getMessage());
        try {
            if (places == 1) {
                VertxContextSupport.subscribeAndAwait(() -> batch.later(failed.places()));
            }
        } catch (Throwable e) {
            return pauseAfter(e);
        }
        return !isOfAll || pauseAfter(failed);
    }

    private void awaitCall() throws InterruptedException {
        if (called.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
        }
    }

    private boolean pauseAfter(Throwable failure) {
        if (stopping) {
            return false;
        }
        LOG.warnf("Files of phones could not be made and wait, trying again in 5 s: %s", failure);
        try {
            Thread.sleep(AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            LOG.debug("No files of phones are made any more", e);
            return false;
        }
    }
}
