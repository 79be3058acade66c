package io.option150.edge.feed;

import io.option150.edge.StartOrder;
import io.option150.edge.clock.Timers;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts the feed, and has what a topic cannot tell loaded from its owner's API, topic by topic. */
@Singleton
public final class Feed {

    private static final long LOOK_MILLIS = 1_000;

    private final TopicFeed topics;
    private final KeptTopics kept;
    private final List<TopicStandIn> standIns;
    private final Timers timers;
    private final FeedSettings settings;

    Feed(TopicFeed topics, Snapshot snapshot, KeptTopics kept, Loaded loaded, Timers timers, FeedSettings settings) {
        this.topics = topics;
        this.kept = kept;
        this.timers = timers;
        this.settings = settings;
        this.standIns = Loaded.TOPICS.stream()
                .map(topic -> new TopicStandIn(topic, snapshot, kept, loaded, timers, settings))
                .toList();
    }

    /** Before the fronts, which are bound while the topics are read. */
    void start(@Observes @Priority(StartOrder.FEED) StartupEvent started) {
        topics.start();
        kept.start();
        timers.after(settings.snapshotAfter().toMillis(), this::look);
    }

    /** How far each topic was followed. */
    public List<TopicPosition> positions() {
        return Loaded.TOPICS.stream().map(topics::position).toList();
    }

    private void look() {
        // They wait for the view's lock, which a topic of 100,000 things holds for a while: no loop's work.
        Infrastructure.getDefaultWorkerPool().execute(() -> standIns.forEach(TopicStandIn::look));
        timers.after(Math.min(settings.retry().toMillis(), LOOK_MILLIS), this::look);
    }
}
