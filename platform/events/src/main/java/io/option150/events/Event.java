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
 * @param version version of the thing; a consumer ignores what is not newer than what it holds
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
        Version version,
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
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(dataSchema, "dataSchema");
    }

    /** An event of no trace. */
    public Event(
            UUID id,
            String source,
            String type,
            String topic,
            String key,
            Instant time,
            Version version,
            String dataSchema,
            @Nullable String data) {
        this(id, source, type, topic, key, time, version, dataSchema, data, null);
    }

    /** The same event as part of this trace. */
    public Event in(String trace) {
        return new Event(id, source, type, topic, key, time, version, dataSchema, data, trace);
    }

    /** The thing's sequence within its epoch. */
    public long sequence() {
        return version.sequence();
    }

    /** Whether this event is a topic's marker, which tells of no thing. */
    public boolean isMarker() {
        return type.equals(TopicMarker.TYPE);
    }

    /** Whether this event tells that the thing is gone. */
    public boolean isRemoval() {
        return data == null;
    }

    @Override
    public String toString() {
        return type + " " + key + " #" + version;
    }
}
