package io.option150.e2e.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.e2e.Suite;
import io.option150.e2e.fault.Entry.Change;
import io.option150.e2e.fault.Entry.Told;
import io.option150.testkit.Await;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a suite's topics tell of files and homes, read from their beginning. */
final class Topics {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KAFKA = 19092;
    private static final String FILES = "config-changed";
    private static final String HOMES = "phone-moved";

    private static final Duration READ_WITHIN = Duration.ofMinutes(2);

    private final Suite suite;
    /** Versions, by the digests of their bytes. */
    private final Map<String, String> versions = new HashMap<>();

    Topics(Suite suite, List<Change> changes) {
        this.suite = suite;
        for (Change change : changes) {
            versions.put(sha256(Versions.bytes(change.key(), change.value())), change.value());
        }
    }

    List<Told> told() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        "127.0.0.1:" + (KAFKA + suite.offset()),
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(FILES, 0), new TopicPartition(HOMES, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Told>();
            Await.until("the topics are read to their ends, " + ends, READ_WITHIN, () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    add(record, told);
                }
                return partitions.stream().allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
            });
            return told;
        }
    }

    private void add(ConsumerRecord<String, byte[]> record, List<Told> told) throws IOException {
        String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
        if (record.value() == null || type.contains("topic")) {
            return;
        }
        JsonNode data = JSON.readTree(record.value());
        long sequence = data.path("sequence").asLong();
        if (record.topic().equals(HOMES)) {
            told.add(new Told(
                    data.path("name").asText() + ".cnf.xml",
                    data.path("clusterId").asText(),
                    record.offset(),
                    sequence));
        } else {
            String sha256 = data.path("sha256").asText();
            told.add(new Told(
                    data.path("path").asText(),
                    versions.getOrDefault(sha256, "(bytes of digest " + sha256 + ")"),
                    record.offset(),
                    sequence));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
