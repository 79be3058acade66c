package io.option150.trust.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.TopicMarker;
import io.option150.testkit.TopicReader;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The first marker of all says that the lists are told: an edge that reads it answers one that is not there by "no". */
@QuarkusTest
@TrustServiceTest
class FirstMarkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void theListsOfTheFirstStartAreToldBeforeTheFirstMarker() {
        try (TopicReader topic = new TopicReader(kafka, TrustTopics.TRUST_CHANGED)) {
            topic.await(PATIENCE, record -> TopicMarker.KEY.equals(record.key()));
            assertThat(topic.seen().stream().map(ConsumerRecord::key).takeWhile(key -> !TopicMarker.KEY.equals(key)))
                    .contains(TrustPaths.ITL_NAME);
        }
    }
}
