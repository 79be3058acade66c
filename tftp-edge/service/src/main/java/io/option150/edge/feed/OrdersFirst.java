package io.option150.edge.feed;

import io.option150.edge.view.Loaded;
import io.option150.registry.contract.RegistryTopics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A copy that is to be stopped must not answer phones until it hears of that: what makes it ready is believed when its orders
 * were read. They come with the other topics, by the same fetch, so that nothing is waited for as a rule; where nobody tells
 * them the copy opens a moment later. Used by one thread.
 */
final class OrdersFirst {

    /** From when all other topics are read to their ends. */
    private static final long MOST_NANOS = Duration.ofMillis(500).toNanos();

    private final Loaded loaded;
    private long since;
    private boolean over;

    OrdersFirst(Loaded loaded) {
        this.loaded = loaded;
    }

    /** Whether the other topics may be believed. */
    boolean mayOpen(Consumer<String, byte[]> kafka) {
        if (over
                || loaded.isLoaded()
                || loaded.of(RegistryTopics.SERVICE_CHANGED).by() != Loaded.By.NOTHING) {
            over = true;
            return true;
        }
        boolean othersRead = Loaded.TOPICS.stream()
                .allMatch(
                        topic -> kafka.currentLag(new TopicPartition(topic, 0)).orElse(1) == 0);
        if (!othersRead) {
            since = 0;
            return true;
        }
        if (since == 0) {
            since = System.nanoTime();
        }
        over = System.nanoTime() - since > MOST_NANOS;
        return over;
    }
}
