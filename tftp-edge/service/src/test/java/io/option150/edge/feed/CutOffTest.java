package io.option150.edge.feed;

import static io.option150.files.contract.FileTopics.CONFIG_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.Told;
import io.option150.events.Version;
import io.option150.files.contract.FileRecord;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed that was whole and then loses Kafka: what it knows may be out of date by then. */
class CutOffTest {

    private TestBackends backends;
    private Topics topics;
    private FeedBench fed;

    @BeforeEach
    void whole() throws Exception {
        backends = TestBackends.start();
        backends.deleteTopics();
        Topics.make(backends.bootstrapServers());
        topics = new Topics(backends.bootstrapServers());
        topics.in(5, 1);
        topics.file(file("held.xml", 1));
        topics.whole();
        fed = new FeedBench(backends.bootstrapServers());
        Await.until("all is whole", fed.loaded::isSure);
    }

    @AfterEach
    void close() throws Exception {
        backends.startKafka();
        fed.close();
        topics.close();
    }

    @Test
    void doubtsWhatItKnowsAndIsWholeAgainByItself() throws Exception {
        backends.stopKafka();
        Await.until(
                "all is in doubt",
                () -> Loaded.TOPICS.stream()
                        .allMatch(topic -> fed.loaded.of(topic).doubt()));
        assertThat(fed.loaded.isSure()).isFalse();
        assertThat(fed.loaded.isLoaded()).isTrue();
        assertThat(fed.view.files().find("held.xml")).isPresent();

        backends.startKafka();
        topics.file(file("next.xml", 2));
        topics.whole(CONFIG_CHANGED);
        Await.until("nothing is in doubt", fed.loaded::isSure);
        Await.until("it reads on", () -> fed.view.files().find("next.xml").isPresent());
    }

    @Test
    void whatListsToldMeanwhileGoesWhenTheTopicDoesNotTellIt() throws Exception {
        backends.stopKafka();
        Await.until("it is in doubt", () -> fed.loaded.of(CONFIG_CHANGED).doubt());
        fed.view.fileTable().list(Map.of(), Map.of("ghost.xml", new Told<>(new Version(4, 9), file("ghost.xml", 9))));
        fed.loaded.becomes(CONFIG_CHANGED, Loaded.By.SNAPSHOT);

        backends.startKafka();
        Await.until("it is whole", () -> fed.isWhole(CONFIG_CHANGED));
        assertThat(fed.view.files().find("ghost.xml")).isEmpty();
        assertThat(fed.view.files().find("held.xml")).isPresent();
    }

    @Test
    void isNotCutOffWhileNothingIsTold() throws Exception {
        int looks = 0;
        long began = System.nanoTime();
        for (long last = began; last - began < 7_000_000_000L; last = System.nanoTime()) {
            Thread.sleep(50);
            // Whoever waits a second for a turn here proves nothing of the feed: it had to wait, too.
            if (System.nanoTime() - last < 1_000_000_000L) {
                assertThat(fed.loaded.isSure()).isTrue();
                looks++;
            } else {
                Await.until("it has caught up", fed.loaded::isSure);
            }
        }
        assertThat(looks).isPositive();
    }

    private static FileRecord file(String path, long sequence) {
        return Records.file(path, path.getBytes(StandardCharsets.UTF_8), sequence);
    }
}
