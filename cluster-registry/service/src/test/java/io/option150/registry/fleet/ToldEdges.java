package io.option150.registry.fleet;

import static io.option150.registry.Api.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.EdgeTopics;
import io.option150.registry.contract.ServiceState;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells of edges as they do themselves, on real Kafka. */
public final class ToldEdges implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final AtomicLong SEQUENCE = new AtomicLong(1_000);

    private static final Duration BEAT = Duration.ofSeconds(3);

    private final KafkaProducer<String, byte[]> kafka;
    /** What each was told to be last; told again and again, as copies do. */
    private final Map<String, String> last = new ConcurrentHashMap<>();

    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();

    public ToldEdges() throws IOException {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBackends.start().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        var _ = beats.scheduleWithFixedDelay(this::again, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void again() {
        for (var edge : last.entrySet()) {
            var _ = kafka.send(record(edge.getKey(), edge.getValue()));
        }
    }

    /** A copy as it is. */
    public void tell(String edgeId, String state, @Nullable ServiceState desired, long restart) throws Exception {
        tell(edgeId, "192.0.2.1:8081", state, desired, restart);
    }

    /** A copy that answers there. */
    void tell(String edgeId, String api, String state, @Nullable ServiceState desired, long restart) throws Exception {
        var beat = new EdgeBeat(
                edgeId,
                "1.0",
                Instant.now(),
                state,
                new EdgeBeat.Addresses(List.of(), List.of(), List.of(api)),
                0,
                List.of(),
                desired,
                restart,
                List.of(new EdgeBeat.Step("start", state, Instant.now())));
        send(edgeId, JSON.writeValueAsString(beat));
    }

    /** No copy is there from now on. */
    public void nobody() throws Exception {
        Await.until("no edge is there", () -> {
            List<String> ids = admin().get("/api/v1/edges").path("items.edgeId");
            for (var id : ids) {
                send(id, null);
            }
            return ids.isEmpty();
        });
    }

    private synchronized void send(String edgeId, @Nullable String data) throws Exception {
        if (data == null) {
            last.remove(edgeId);
        } else {
            last.put(edgeId, data);
        }
        kafka.send(record(edgeId, data)).get();
    }

    private static ProducerRecord<String, byte[]> record(String edgeId, @Nullable String data) {
        return EventCodec.encode(new Event(
                UUID.randomUUID(),
                "/option150/tftp-edge",
                EdgeTopics.TYPE_EDGE_SEEN,
                EdgeTopics.EDGE_SEEN,
                Objects.requireNonNull(edgeId),
                Instant.now(),
                new Version(SEQUENCE.incrementAndGet(), 1),
                EdgeTopics.SCHEMA_EDGE,
                data));
    }

    @Override
    public void close() {
        beats.shutdownNow();
        kafka.close();
    }
}
