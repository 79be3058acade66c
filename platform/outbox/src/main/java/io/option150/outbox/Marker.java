package io.option150.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.time.Instant;
import java.util.UUID;

/** A topic's marker as it is sent and shown. */
record Marker(TopicMarker content, String json) {

    static Marker of(TopicMarker content, ObjectMapper json) {
        try {
            return new Marker(content, json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + content, e);
        }
    }

    /** The event that carries it. */
    Event event(String topic, String source) {
        return new Event(
                UUID.randomUUID(),
                source,
                TopicMarker.TYPE,
                topic,
                TopicMarker.KEY,
                Instant.now(),
                // A version is 1 or more, also where nothing was told in this epoch yet.
                new Version(content.epoch(), Math.max(1, content.sequence())),
                TopicMarker.SCHEMA,
                json);
    }
}
