package io.option150.events;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event: the whole new state of one thing, or its removal.
 *
 * @param id unique within {@code source}
 * @param source the service that tells it, e.g. {@code /option150/cluster-registry}
 * @param type CloudEvents type, e.g. {@code io.option150.device.moved}
 * @param topic the Kafka topic
 * @param key what it is about: the record's key and the CloudEvents subject
 * @param time when the change was committed to be told
 * @param sequence version of the thing; a consumer ignores what is not newer than what it holds
 * @param dataSchema schema of {@code data}, ending in {@code :major.minor}
 * @param data JSON; null: the thing was removed
 * @param traceParent the trace that it belongs to, as {@link TraceParent} reads it; null: none
 */
public record Event(
        UUID id,
        String source,
        String type,
        String topic,
        String key,
        Instant time,
        long sequence,
        String dataSchema,
        @Nullable String data,
        @Nullable String traceParent) {

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(dataSchema, "dataSchema");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be 1 or more, is " + sequence);
        }
    }

    /** An event of no trace. */
    public Event(
            UUID id,
            String source,
            String type,
            String topic,
            String key,
            Instant time,
            long sequence,
            String dataSchema,
            @Nullable String data) {
        this(id, source, type, topic, key, time, sequence, dataSchema, data, null);
    }

    /** The same event as part of this trace. */
    public Event in(String trace) {
        return new Event(id, source, type, topic, key, time, sequence, dataSchema, data, trace);
    }

    /** Whether this event tells that the thing is gone. */
    public boolean isRemoval() {
        return data == null;
    }

    @Override
    public String toString() {
        return type + " " + key + " #" + sequence;
    }
}
