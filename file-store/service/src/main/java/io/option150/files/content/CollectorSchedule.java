package io.option150.files.content;

import io.option150.files.FileSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the collector from time to time, one run at a time; a run that fails is told of, and the next one tries again. */
@Singleton
class CollectorSchedule {

    private static final Logger LOG = Logger.getLogger(CollectorSchedule.class);

    private final OrphanCollector collector;
    private final Duration every;
    private Cancellable running = () -> {};

    CollectorSchedule(OrphanCollector collector, FileSettings settings) {
        this.collector = collector;
        this.every = settings.collectEvery();
    }

    void start(@Observes StartupEvent started) {
        running = Multi.createFrom()
                .ticks()
                .startingAfter(every)
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> run())
                .subscribe()
                .with(CollectorSchedule::tell, failure -> LOG.error("Orphans are no longer collected", failure));
    }

    void stop(@Observes ShutdownEvent stopped) {
        running.cancel();
    }

    private Uni<Long> run() {
        return collector
                .collect()
                .onFailure()
                .invoke(failure -> LOG.warn("Orphans could not be collected; the next run tries again", failure))
                .onFailure()
                .recoverWithItem(0L);
    }

    private static void tell(long collected) {
        if (collected > 0) {
            LOG.infof("Collected %d contents", collected);
        }
    }
}
