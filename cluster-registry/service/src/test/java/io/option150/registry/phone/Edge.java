package io.option150.registry.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneSeen;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.contract.PhonesSeen;
import io.option150.testkit.TestBackends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A copy of the edge, as the topic of phones knows it: on real Kafka. */
public final class Edge implements AutoCloseable {

    private final String id;
    private final ObjectMapper json;
    private final AtomicLong sequence = new AtomicLong();
    private final KafkaProducer<String, byte[]> producer;

    public Edge(String id, ObjectMapper json) throws IOException {
        this.id = id;
        this.json = json;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBackends.start().bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Tells of a phone; {@code device} is empty where its name is not known. */
    public Future<RecordMetadata> tell(String device, String address, PhoneRequest... requests) {
        var phone = device.isEmpty() ? address : device;
        return tell(new PhoneSeen(phone, device, address, List.of(requests), 0));
    }

    /** Tells of phones in one message, under the key of the first. */
    Future<RecordMetadata> tell(PhoneSeen... phones) {
        return producer.send(record(PhoneTopics.keyOf(phones[0].phone()), new PhonesSeen(id, List.of(phones))));
    }

    Future<RecordMetadata> tellNothing(String key, String text) {
        return producer.send(new ProducerRecord<>(PhoneTopics.PHONE_SEEN, key, text.getBytes(StandardCharsets.UTF_8)));
    }

    private ProducerRecord<String, byte[]> record(String key, PhonesSeen seen) {
        try {
            return EventCodec.encode(new Event(
                    UUID.randomUUID(),
                    "/option150/tftp-edge",
                    PhoneTopics.TYPE_PHONES_SEEN,
                    PhoneTopics.PHONE_SEEN,
                    key,
                    Instant.now(),
                    new Version(1, sequence.incrementAndGet()),
                    PhoneTopics.SCHEMA_PHONES,
                    json.writeValueAsString(seen)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
