package io.option150.edge.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Settings;
import io.option150.edge.name.NameSettings;
import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import io.option150.edge.view.ViewListener;
import java.util.List;
import java.util.Map;

/** A feed and its view, put together as the service does. */
final class FeedBench implements AutoCloseable {

    final View view;
    final Loaded loaded;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopicFeed feed;

    /** On that broker; the view's listeners besides. */
    FeedBench(String bootstrapServers, ViewListener... listeners) {
        view = new View(Settings.of(NameSettings.class), List.of(listeners));
        loaded = new Loaded(view);
        feed = new TopicFeed(
                Map.of("bootstrap.servers", bootstrapServers),
                new EventTable(new ObjectMapper().registerModule(new JavaTimeModule()), view),
                new FeedMetrics(metrics, loaded),
                new Refusals(metrics),
                loaded,
                Settings.of(FeedSettings.class, "option150.events.retry", "100ms"),
                Spans.none());
        feed.start();
    }

    /** Whether the topic was read whole and nothing speaks against it since. */
    boolean isWhole(String topic) {
        return loaded.of(topic).isWhole();
    }

    /** How many events of any topic were refused for this reason. */
    double refused(Refusal refusal) {
        return metrics.find("option150.events.refused").tag("reason", refusal.label()).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** For people. */
    String state(String topic) {
        return feed.state(topic);
    }

    @Override
    public void close() throws InterruptedException {
        feed.close();
    }
}
