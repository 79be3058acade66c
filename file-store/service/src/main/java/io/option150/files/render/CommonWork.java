package io.option150.files.render;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes common files anew in the background, a batch at a time; whatever fails is tried again. */
@Singleton
public class CommonWork implements Runnable {

    private static final Logger LOG = Logger.getLogger(CommonWork.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int LOOKS = 2;

    private final CommonBatch batch;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("renderer-common").unstarted(this);
    private final Semaphore called = new Semaphore(0);
    private volatile boolean stopping;
    private int looks;
    private long looked;

    CommonWork(CommonBatch batch) {
        this.batch = batch;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    /** There is something in the queue. */
    public void call() {
        called.release();
    }

    /** Works until the service stops. */
    @Override
    public void run() {
        var size = new BatchSize(CommonBatch.MOST);
        while (!stopping) {
            try {
                lookBehind();
                if (VertxContextSupport.subscribeAndAwait(() -> batch.run(size.next())) == 0) {
                    await(LOOK);
                } else {
                    size.succeeded();
                }
            } catch (InterruptedException e) {
                LOG.debug("No common files are made any more", e);
                return;
            } catch (Throwable e) {
                if (stopping || !isPastFailure(e, size)) {
                    return;
                }
            }
        }
    }

    /** After the start, and once more for what a copy of another version made while both ran. */
    private void lookBehind() throws Throwable {
        if (looks == 0 || (looks < LOOKS && System.nanoTime() - looked > AGAIN.toNanos())) {
            VertxContextSupport.subscribeAndAwait(batch::addBehind);
            looked = System.nanoTime();
            looks++;
        }
    }

    /** Has the one wait that fails alone; answers whether to go on. */
    private boolean isPastFailure(Throwable failure, BatchSize size) {
        LOG.warnf("Common files could not be made and wait: %s", failure);
        try {
            if (failure instanceof BatchFailed failed
                    && !size.failed(failed.places().size())) {
                if (failed.places().size() == 1) {
                    VertxContextSupport.subscribeAndAwait(() -> batch.later(failed.places()));
                }
                return true;
            }
            await(AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            LOG.debug("No common files are made any more", e);
            return false;
        } catch (Throwable e) {
            LOG.warnf("What could not be made could not be put off either: %s", e);
            return true;
        }
    }

    private void await(Duration longest) throws InterruptedException {
        if (called.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
        }
    }
}
