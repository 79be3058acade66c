package io.option150.edge.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.view.Loaded;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts what was not taken, and says so at most once a minute for each reason. Used by one thread. */
@Singleton
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry metrics;
    private final Map<Refusal, Seldom> reminders = new EnumMap<>(Refusal.class);

    Refusals(MeterRegistry metrics) {
        this.metrics = metrics;
        // There from the start: a rate over a counter that comes into being with its first event misses that one.
        for (Refusal refusal : Refusal.values()) {
            Loaded.FOLLOWED.forEach(topic -> counter(refusal, topic));
        }
    }

    /** Something was not taken; {@code what} names record or event, rule and value. */
    void add(Refusal refusal, String topic, String what) {
        counter(refusal, topic).increment();
        Seldom reminder = reminders.computeIfAbsent(refusal, _ -> new Seldom());
        if (reminder.due()) {
            LOG.warnf(
                    "Event refused (%s) in %s: %s. %d more refused so since the last line like this",
                    refusal.label(), topic, what, reminder.passedOver());
        }
    }

    private Counter counter(Refusal refusal, String topic) {
        return Counter.builder("option150.events.refused")
                .description("Events that were not taken, by the reason")
                .tag("reason", refusal.label())
                .tag("topic", topic)
                .register(metrics);
    }
}
