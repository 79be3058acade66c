package io.option150.registry.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.TestBackends;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A file store, as its topic knows it: on real Kafka. */
public final class ChangedFiles implements AutoCloseable {

    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;

    public ChangedFiles(ObjectMapper json) throws Exception {
        this.json = json;
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestBackends.start().bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(FileTopics.CONFIG_CHANGED)) {
                admin.createTopics(List.of(new NewTopic(FileTopics.CONFIG_CHANGED, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBackends.start().bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Tells of a file, and waits until Kafka has it. */
    public void tell(String path, long sequence, Instant modified) throws Exception {
        var file = new FileRecord(path, 3, "0".repeat(64), 1, FileForm.PLAIN, modified, sequence);
        producer.send(EventCodec.encode(new Event(
                        UUID.randomUUID(),
                        "/option150/file-store",
                        FileTopics.TYPE_FILE_CHANGED,
                        FileTopics.CONFIG_CHANGED,
                        path,
                        Instant.now(),
                        new Version(1, sequence),
                        FileTopics.SCHEMA_FILE,
                        json.writeValueAsString(file))))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
