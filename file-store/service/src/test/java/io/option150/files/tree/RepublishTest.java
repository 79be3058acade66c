package io.option150.files.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.events.EventCodec;
import io.option150.events.TopicMarker;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topic is the copy of the tables, is sent as documented, and lists say of which epoch they are. */
@StoreTest
class RepublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void everyKindOfChange() {
        var api = new Api(base);
        api.store("rep/one.xml", "one".getBytes(UTF_8));
        api.store("rep/one.xml", "two".getBytes(UTF_8));
        api.post("/api/v1/files/rep/one.xml/versions/1/restore");
        api.store("rep/Größe.SGN", "three".getBytes(UTF_8));
        api.store("rep/gone.xml", "gone".getBytes(UTF_8));
        api.delete("/api/v1/files/rep/gone.xml");
    }

    @Test
    void whatIsPublishedAnewIsWhatWasToldSoThatAnEqualTopicIsLeftAlone() throws Exception {
        var before = compared("");
        var after = compared("");
        assertThat(after.get("published").longValue()).isZero();
        assertThat(after.get("epoch")).isEqualTo(before.get("epoch"));
        var anew = compared("?anew=true");
        assertThat(anew.get("epoch").longValue())
                .isGreaterThan(after.get("epoch").longValue());
        assertThat(anew.get("published")).isEqualTo(anew.get("things"));

        Await.until(
                "the list is of the new epoch",
                () -> new Api(base)
                        .get("/api/v1/files?size=1")
                        .headers()
                        .firstValue("Option150-Epoch")
                        .equals(Optional.of(anew.get("epoch").asText())));
        var file = new Api(base).get("/api/v1/files/rep/one.xml");
        assertThat(file.headers().firstValue("Option150-Epoch")).isEmpty();
    }

    @Test
    void whatIsSentIsWhatTheDocumentSays() throws Exception {
        new Api(base).store("rep/last.xml", "last".getBytes(UTF_8));
        var docs = EventDocs.read();
        try (var reader = new TopicReader(TestBackends.start().bootstrapServers(), FileTopics.CONFIG_CHANGED)) {
            reader.await(PATIENCE, record -> record.key().equals("rep/last.xml"));
            reader.await(PATIENCE, record -> record.key().equals(TopicMarker.KEY));
            var sent = new TreeSet<String>();
            var violations = new ArrayList<String>();
            for (var record : reader.seen()) {
                sent.add(EventCodec.decode(record).type());
                violations.addAll(docs.violations(record));
            }
            assertThat(violations).isEmpty();
            assertThat(sent)
                    .containsExactlyInAnyOrder(
                            FileTopics.TYPE_FILE_CHANGED, FileTopics.TYPE_FILE_REMOVED, TopicMarker.TYPE)
                    .isEqualTo(docs.types(FileTopics.CONFIG_CHANGED));
        }
    }

    private JsonNode compared(String query) throws InterruptedException {
        var api = new Api(base);
        assertThat(api.post("/api/v1/events/republish" + query).statusCode()).isEqualTo(202);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var topic = Api.json(api.get("/api/v1/events")).at("/topics/0");
            if (topic.path("asked").isNull() && topic.path("state").asText().equals("whole")) {
                return topic;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not compared within " + PATIENCE);
    }
}
