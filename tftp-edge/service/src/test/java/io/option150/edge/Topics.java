package io.option150.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.TopicContents;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.TrustTopics;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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

    private static final List<String> NAMES = List.of(
            RegistryTopics.CLUSTER_CHANGED,
            RegistryTopics.PHONE_MOVED,
            FileTopics.CONFIG_CHANGED,
            TrustTopics.TRUST_CHANGED);

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final String bootstrapServers;
    private final Map<String, TopicContents> contents = new HashMap<>();
    private KafkaProducer<String, byte[]> producer;
    private LongSupplier sequence = Topics::next;
    private long epoch;

    /** On that broker. */
    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = open(bootstrapServers);
    }

    private static KafkaProducer<String, byte[]> open(String bootstrapServers) {
        KafkaProducer<String, byte[]> opened = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test-" + UUID.randomUUID()),
                new StringSerializer(),
                new ByteArraySerializer());
        opened.initTransactions();
        return opened;
    }

    /** Makes all topics that the edge reads; markers they have none. */
    public static void make(String bootstrapServers) throws ExecutionException, InterruptedException {
        make(bootstrapServers, 1, NAMES.toArray(String[]::new));
    }

    /** Makes these topics. */
    public static void make(String bootstrapServers, int partitions, String... names)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(names)
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** Deletes these topics. */
    public static void delete(String bootstrapServers, String... names)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(names)).all().get();
        }
    }

    /** The next sequence, larger than all before. */
    public static long next() {
        return SEQUENCE.incrementAndGet();
    }

    /** What is told from now on is of this epoch, with sequences from this one on. */
    public void in(long newEpoch, long firstSequence) {
        AtomicLong own = new AtomicLong(firstSequence);
        epoch = newEpoch;
        sequence = own::getAndIncrement;
    }

    /** The topics are others from now on: nothing was told in them. */
    public void forget() {
        contents.clear();
        producer.close();
        producer = open(bootstrapServers);
    }

    /** Says of all topics that they hold what was told here, and nothing else. */
    public void whole() throws Exception {
        for (String topic : NAMES) {
            whole(topic);
        }
    }

    /** Says so of one. */
    public void whole(String topic) throws Exception {
        marker(topic, contents(topic).marker(epoch));
    }

    /** Says something of a topic. */
    public void marker(String topic, TopicMarker marker) throws Exception {
        send(event(
                topic,
                TopicMarker.TYPE,
                TopicMarker.SCHEMA,
                TopicMarker.KEY,
                new Version(marker.epoch(), Math.max(1, marker.sequence())),
                marker));
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

    /** The device is gone. */
    public void noDevice(String name) throws Exception {
        send(
                RegistryTopics.PHONE_MOVED,
                RegistryTopics.TYPE_DEVICE_REMOVED,
                RegistryTopics.SCHEMA_DEVICE,
                name.toUpperCase(Locale.ROOT),
                null);
    }

    /** A record that is no event of ours. */
    public void garbage(String topic) throws Exception {
        send(new ProducerRecord<>(topic, "garbage", new byte[] {1, 2, 3}));
    }

    /** Any thing in any schema; {@code data} null: it is gone. */
    public void send(String topic, String type, String schema, String key, @Nullable Object data) throws Exception {
        Event event = event(topic, type, schema, key, new Version(epoch, sequence.getAsLong()), data);
        contents(topic).take(event);
        send(event);
    }

    /** An event of somebody who does not know what was told here. */
    public void stray(String topic, String type, String schema, String key, Version version, @Nullable Object data)
            throws Exception {
        send(event(topic, type, schema, key, version, data));
    }

    private TopicContents contents(String topic) {
        return contents.computeIfAbsent(topic, _ -> new TopicContents());
    }

    private void send(Event event) throws Exception {
        send(EventCodec.encode(event));
    }

    /** In a transaction, as the relays do. */
    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        producer.beginTransaction();
        producer.send(record).get(60, TimeUnit.SECONDS);
        producer.commitTransaction();
    }

    private static Event event(
            String topic, String type, String schema, String key, Version version, @Nullable Object data)
            throws IOException {
        return new Event(
                UUID.randomUUID(),
                "/option150/test",
                type,
                topic,
                key,
                Instant.now(),
                version,
                schema,
                data == null ? null : JSON.writeValueAsString(data));
    }

    @Override
    public void close() {
        producer.close();
    }
}
