package io.option150.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.TrustTopics;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells events as the other services do, on real Kafka. */
public final class Topics implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final KafkaProducer<String, byte[]> producer;

    /** On that broker. */
    public Topics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Makes all topics that the edge reads. */
    public static void make(String bootstrapServers) throws ExecutionException, InterruptedException {
        List<String> names = List.of(
                RegistryTopics.CLUSTER_CHANGED,
                RegistryTopics.PHONE_MOVED,
                FileTopics.CONFIG_CHANGED,
                TrustTopics.TRUST_CHANGED);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** The next sequence, larger than all before. */
    public static long next() {
        return SEQUENCE.incrementAndGet();
    }

    /** A cluster as it now is. */
    public void cluster(ClusterRecord cluster) throws Exception {
        send(
                RegistryTopics.CLUSTER_CHANGED,
                RegistryTopics.TYPE_CLUSTER_CHANGED,
                RegistryTopics.SCHEMA_CLUSTER,
                cluster.clusterId(),
                cluster);
    }

    /** A cluster is gone. */
    public void noCluster(String id) throws Exception {
        send(
                RegistryTopics.CLUSTER_CHANGED,
                RegistryTopics.TYPE_CLUSTER_REMOVED,
                RegistryTopics.SCHEMA_CLUSTER,
                id,
                null);
    }

    /** A device is at home there. */
    public void device(String name, String clusterId) throws Exception {
        send(
                RegistryTopics.PHONE_MOVED,
                RegistryTopics.TYPE_DEVICE_MOVED,
                RegistryTopics.SCHEMA_DEVICE,
                name.toUpperCase(Locale.ROOT),
                new DeviceRecord(name, clusterId, next()));
    }

    /** A file as it now is. */
    public void file(FileRecord file) throws Exception {
        send(FileTopics.CONFIG_CHANGED, FileTopics.TYPE_FILE_CHANGED, FileTopics.SCHEMA_FILE, file.path(), file);
    }

    /** A file is gone. */
    public void noFile(String path) throws Exception {
        send(FileTopics.CONFIG_CHANGED, FileTopics.TYPE_FILE_REMOVED, FileTopics.SCHEMA_FILE, path, null);
    }

    /** A record that is no event of ours. */
    public void garbage(String topic) throws Exception {
        producer.send(new ProducerRecord<>(topic, "garbage", new byte[] {1, 2, 3}))
                .get(10, TimeUnit.SECONDS);
    }

    private void send(String topic, String type, String schema, String key, @Nullable Object data) throws Exception {
        Event event = new Event(
                UUID.randomUUID(),
                "/option150/test",
                type,
                topic,
                key,
                Instant.now(),
                next(),
                schema,
                data == null ? null : json(data));
        producer.send(EventCodec.encode(event)).get(10, TimeUnit.SECONDS);
    }

    private static String json(Object data) throws IOException {
        return JSON.writeValueAsString(data);
    }

    @Override
    public void close() {
        producer.close();
    }
}
