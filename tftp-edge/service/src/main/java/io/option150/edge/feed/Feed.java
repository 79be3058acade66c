package io.option150.edge.feed;

import io.option150.edge.StartOrder;
import io.option150.edge.clock.Timers;
import io.option150.edge.view.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Starts the feed, and falls back on a snapshot as long as the topics cannot be read. */
@Singleton
public final class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final TopicFeed topics;
    private final Snapshot snapshot;
    private final Loaded loaded;
    private final Timers timers;
    private final FeedSettings settings;

    @Inject
    Feed(TopicFeed topics, Snapshot snapshot, Loaded loaded, Timers timers, FeedSettings settings) {
        this.topics = topics;
        this.snapshot = snapshot;
        this.loaded = loaded;
        this.timers = timers;
        this.settings = settings;
    }

    /** Before the fronts, which are bound while the topics are read. */
    void start(@Observes @Priority(StartOrder.FEED) StartupEvent started) {
        topics.start();
        timers.after(settings.snapshotAfter().toMillis(), this::loadSnapshot);
    }

    private void loadSnapshot() {
        if (loaded.isLoaded()) {
            return;
        }
        LOG.info("The topics cannot be read yet: loading the view from the services' APIs");
        snapshot.load().subscribe().with(_ -> snapshotLoaded(), e -> {
            LOG.warnf("No snapshot yet: %s", e.getMessage());
            timers.after(settings.retry().toMillis(), this::loadSnapshot);
        });
    }

    private void snapshotLoaded() {
        if (!loaded.isLoaded()) {
            loaded.becomes(Loaded.By.SNAPSHOT);
        }
        snapshot.loadSigners()
                .subscribe()
                .with(_ -> LOG.debug("Signers loaded"), e -> LOG.warnf("Signers not loaded: %s", e.getMessage()));
    }
}
