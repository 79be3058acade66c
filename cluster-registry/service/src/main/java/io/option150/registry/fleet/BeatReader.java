package io.option150.registry.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.MalformedEventException;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.EdgeTopics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes what copies of the edge tell. A record that cannot be read is counted, and stops nothing. */
@Singleton
class BeatReader {

    private static final Logger LOG = Logger.getLogger(BeatReader.class);

    /** A beat has some 800 bytes. */
    private static final int MOST_BYTES = 64 << 10;

    private final Edges edges;
    private final EdgeMinutes minutes;
    private final FleetMetrics metrics;
    private final ObjectMapper json;
    private final InstantSource clock = InstantSource.system();

    BeatReader(Edges edges, EdgeMinutes minutes, FleetMetrics metrics, ObjectMapper json) {
        this.edges = edges;
        this.minutes = minutes;
        this.metrics = metrics;
        this.json = json;
    }

    void take(ConsumerRecord<String, byte[]> record) {
        try {
            var event = EventCodec.decode(record);
            if (event.isRemoval()) {
                edges.remove(event.key());
            } else {
                var beat = beat(event);
                var at = Instant.ofEpochMilli(record.timestamp());
                edges.take(event.version(), beat, at);
                minutes.take(beat, at, clock.instant());
            }
        } catch (MalformedEventException e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            refuse("%s@%d: %s".formatted(record.topic(), record.offset(), e.getMessage()));
        }
    }

    private EdgeBeat beat(Event event) throws IOException {
        var data = event.data();
        if (!event.type().equals(EdgeTopics.TYPE_EDGE_SEEN) || data == null) {
            throw new IOException("type must be " + EdgeTopics.TYPE_EDGE_SEEN + ", is " + event.type());
        }
        if (data.length() > MOST_BYTES) {
            throw new IOException("must have at most " + MOST_BYTES + " characters, has " + data.length());
        }
        var beat = json.readValue(data, EdgeBeat.class);
        if (!beat.edgeId().equals(event.key())) {
            throw new IOException("edgeId must be the key " + event.key() + ", is " + beat.edgeId());
        }
        return beat;
    }

    private void refuse(String what) {
        metrics.refused();
        LOG.debugf("A beat was not taken: %s", what);
    }
}
