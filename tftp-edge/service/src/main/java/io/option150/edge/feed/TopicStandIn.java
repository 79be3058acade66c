package io.option150.edge.feed;

import io.option150.edge.clock.Timers;
import io.option150.edge.view.Loaded;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Stands in for a topic that is not whole: loads what it would tell from its owner's API, and again from time to time for as
 * long as the topic cannot tell of changes; while that is away, too, what was kept on disk stands in. Between two of them things change unseen, so that no "no" rests on a list for long.
 */
final class TopicStandIn {

    private static final Logger LOG = Logger.getLogger(TopicStandIn.class);

    /** What has changed since a list was asked for is not known: in doubt from then on, until the next one. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    /** Between two lists at the least: short ones follow each other before the one before is in doubt. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /** Of its time a service gives each edge this part at the most. */
    private static final int ONE_IN = 10;

    private final String topic;
    private final Snapshot snapshot;
    private final KeptTopics kept;
    private final Loaded loaded;
    private final Timers timers;
    private final FeedSettings settings;
    private final Seldom failures = new Seldom();
    private boolean missing;
    private long next;
    /** When the list was asked for that was taken last. */
    private long asOf;

    TopicStandIn(
            String topic, Snapshot snapshot, KeptTopics kept, Loaded loaded, Timers timers, FeedSettings settings) {
        this.topic = topic;
        this.snapshot = snapshot;
        this.kept = kept;
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
        if (missing && part.isSure() && now - asOf > HOLDS.toMillis()) {
            loaded.doubts(topic);
        }
        if (missing && now >= next) {
            next = Long.MAX_VALUE;
            if (part.by() != Loaded.By.SNAPSHOT) {
                LOG.infof("Topic %s is not whole: loading what it tells from its owner's API", topic);
            }
            snapshot.load(topic)
                    .subscribe()
                    .with(
                            _ -> loaded(now),
                            why -> Infrastructure.getDefaultWorkerPool().execute(() -> failed(why)));
        }
    }

    private synchronized void loaded(long asked) {
        failures.over();
        long now = timers.now();
        long rest = Math.max(BETWEEN.toMillis(), ONE_IN * (now - asked));
        next = now + Math.min(rest, settings.snapshotEvery().toMillis());
        if (missing && !loaded.of(topic).isWhole()) {
            asOf = asked;
            if (now - asOf > HOLDS.toMillis()) {
                // A list that took so long is as of then.
                loaded.becomesDoubtful(topic, Loaded.By.SNAPSHOT);
            } else {
                loaded.becomes(topic, Loaded.By.SNAPSHOT);
            }
        }
    }

    private synchronized void failed(Throwable why) {
        // Before the next try: a list that comes must find what it is compared with.
        kept.standIn(topic);
        next = timers.now() + settings.retry().toMillis();
        if (failures.due()) {
            LOG.warnf(
                    "Topic %s is not whole and its owner's API does not stand in for it: %s", topic, why.getMessage());
        }
    }
}
