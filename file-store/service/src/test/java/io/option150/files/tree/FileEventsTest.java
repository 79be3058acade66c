package io.option150.files.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the topic tells is what the API shows. */
@StoreTest
class FileEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI base;

    @Test
    void everyChangeIsToldWithTheWholeStateInOrder() throws IOException {
        var api = new Api(base);
        var first = api.store("told/ringlist.xml", "one".getBytes(UTF_8));
        var second = api.store("told/ringlist.xml", "two".getBytes(UTF_8));
        api.store("told/ringlist.xml", "two".getBytes(UTF_8));
        var restored = Api.file(api.post("/api/v1/files/told/ringlist.xml/versions/1/restore"));
        api.delete("/api/v1/files/told/ringlist.xml");
        var again = api.store("told/ringlist.xml", "one".getBytes(UTF_8));
        api.store("told/end.xml", "end".getBytes(UTF_8));

        var events = told("told/ringlist.xml", "told/end.xml");

        assertThat(events.stream().map(Event::type))
                .containsExactly(
                        FileTopics.TYPE_FILE_CHANGED,
                        FileTopics.TYPE_FILE_CHANGED,
                        FileTopics.TYPE_FILE_CHANGED,
                        FileTopics.TYPE_FILE_REMOVED,
                        FileTopics.TYPE_FILE_CHANGED);
        assertThat(events.stream().filter(event -> !event.isRemoval()).map(FileEventsTest::file))
                .containsExactly(first, second, restored, again);
        assertThat(events.stream().map(Event::sequence)).isSorted().doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.dataSchema()).isEqualTo(FileTopics.SCHEMA_FILE);
            assertThat(event.source()).isEqualTo("/option150/file-store");
        });
        var listed = Api.json(api.get("/api/v1/files?prefix=told/ringlist.xml")).at("/items/0");
        assertThat(Api.read(listed.toString().getBytes(UTF_8), FileRecord.class))
                .isEqualTo(file(events.getLast()));
    }

    /** Events of one file, told before that of a file that was written after it. */
    private static List<Event> told(String path, String after) throws IOException {
        try (var topic = new TopicReader(TestBackends.start().bootstrapServers(), FileTopics.CONFIG_CHANGED)) {
            topic.await(PATIENCE, event -> event.key().equals(after));
            return topic.seen().stream()
                    .map(EventCodec::decode)
                    .filter(event -> event.key().equals(path))
                    .toList();
        }
    }

    private static FileRecord file(Event event) {
        return Api.read(Objects.requireNonNull(event.data()).getBytes(UTF_8), FileRecord.class);
    }
}
