package io.option150.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A row of the outbox as {@link Outbox} hands it to the database; read and deleted by the relay over JDBC. */
record OutboxRow(
        String topic,
        String key,
        String type,
        @JsonProperty("data_schema") String dataSchema,
        long sequence,
        String time,
        @Nullable String data,
        @JsonProperty("trace_parent") @Nullable String traceParent) {}
