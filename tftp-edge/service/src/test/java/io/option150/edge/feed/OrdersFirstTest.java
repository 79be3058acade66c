package io.option150.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Settings;
import io.option150.edge.name.NameSettings;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import io.option150.registry.contract.RegistryTopics;
import io.option150.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersFirstTest {

    private final Loaded loaded = new Loaded(new View(Settings.of(NameSettings.class), List.of()));
    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("none");
    private final OrdersFirst orders = new OrdersFirst(loaded);

    @BeforeEach
    void assign() {
        var all = Loaded.FOLLOWED.stream()
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        kafka.assign(all);
        all.forEach(topic -> {
            kafka.updateEndOffsets(Map.of(topic, 1L));
            kafka.seek(topic, 0);
        });
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void topicsMayBeBelievedWhileOneOfThemIsStillRead() {
        assertThat(orders.mayOpen(kafka)).isTrue();
    }

    @Test
    void theLastOneWaitsForWhatTheCopyIsToDo() {
        readAll();
        assertThat(orders.mayOpen(kafka)).isFalse();
        loaded.becomes(RegistryTopics.SERVICE_CHANGED, Loaded.By.TOPICS);
        assertThat(orders.mayOpen(kafka)).isTrue();
    }

    @Test
    void butNotForLong() {
        readAll();
        Await.until("it opens", Duration.ofSeconds(2), () -> orders.mayOpen(kafka));
    }

    private void readAll() {
        Loaded.TOPICS.forEach(topic -> kafka.seek(new TopicPartition(topic, 0), 1));
    }
}
