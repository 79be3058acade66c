package io.option150.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A change to be told: the new state of one thing, or its removal.
 *
 * @param topic the Kafka topic, one that this service owns
 * @param key the thing, unique in its topic
 * @param type CloudEvents type
 * @param dataSchema schema of {@code data}, ending in {@code :major.minor}
 * @param sequence version of the thing, drawn by {@link Outbox#lockAndNext}
 * @param data the whole new state, a record that Jackson can write; null: the thing is gone
 */
public record Change(
        String topic,
        String key,
        String type,
        String dataSchema,
        long sequence,
        @Nullable Object data) {}
