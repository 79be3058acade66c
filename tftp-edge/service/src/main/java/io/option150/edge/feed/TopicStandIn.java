package io.option150.edge.feed;

import io.option150.edge.clock.Timers;
import io.option150.edge.view.Loaded;
import org.jboss.logging.Logger;

/**
 * Stands in for a topic that is not whole: loads what it would tell from its owner's API, and again from time to time for as
 * long as the topic cannot tell of changes.
 */
final class TopicStandIn {

    private static final Logger LOG = Logger.getLogger(TopicStandIn.class);

    private final String topic;
    private final Snapshot snapshot;
    private final Loaded loaded;
    private final Timers timers;
    private final FeedSettings settings;
    private final Seldom failures = new Seldom();
    private boolean missing;
    private long next;

    TopicStandIn(String topic, Snapshot snapshot, Loaded loaded, Timers timers, FeedSettings settings) {
        this.topic = topic;
        this.snapshot = snapshot;
        this.loaded = loaded;
        this.timers = timers;
        this.settings = settings;
    }

    /** Looks whether the list is to be loaded now; called now and then. */
    synchronized void look() {
        Loaded.Part part = loaded.of(topic);
        long now = timers.now();
        if (part.isWhole()) {
            missing = false;
        } else if (!missing) {
            missing = true;
            // At the start that time has passed before the first look; later the topic may be whole again at once.
            next = part.by() == Loaded.By.NOTHING
                    ? now
                    : now + settings.snapshotAfter().toMillis();
        }
        if (missing && now >= next) {
            next = Long.MAX_VALUE;
            if (!part.isSure()) {
                LOG.infof("Topic %s is not whole: loading what it tells from its owner's API", topic);
            }
            snapshot.load(topic).subscribe().with(_ -> loaded(), this::failed);
        }
    }

    private synchronized void loaded() {
        failures.over();
        next = timers.now() + settings.snapshotEvery().toMillis();
        if (missing && !loaded.of(topic).isWhole()) {
            loaded.becomes(topic, Loaded.By.SNAPSHOT);
        }
    }

    private synchronized void failed(Throwable why) {
        next = timers.now() + settings.retry().toMillis();
        if (failures.due()) {
            LOG.warnf(
                    "Topic %s is not whole and its owner's API does not stand in for it: %s", topic, why.getMessage());
        }
    }
}
