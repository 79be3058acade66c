package io.option150.files.content;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Runs the collector from time to time, one run at a time; a run that fails is told of, and the next one tries again. */
@Singleton
class CollectorSchedule {

    private static final Logger LOG = Logger.getLogger(CollectorSchedule.class);

    private static final String EVERY = "{option150.files.collect-every}";

    private final OrphanCollector collector;

    CollectorSchedule(OrphanCollector collector) {
        this.collector = collector;
    }

    @Scheduled(every = EVERY, delayed = EVERY, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return collector
                .collect()
                .invoke(CollectorSchedule::tell)
                .onFailure()
                .invoke(failure -> LOG.warn("Orphans could not be collected; the next run tries again", failure))
                .onFailure()
                .recoverWithItem(0L)
                .replaceWithVoid();
    }

    private static void tell(long collected) {
        if (collected > 0) {
            LOG.infof("Collected %d contents", collected);
        }
    }
}
