package io.option150.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. Written by {@link Outbox}, read and deleted by the relay over JDBC. */
@Entity
@Table(name = "outbox")
class OutboxEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "event_id")
    UUID eventId = UUID.randomUUID();

    String topic = "";
    String key = "";
    String type = "";

    @Column(name = "data_schema")
    String dataSchema = "";

    long sequence;
    Instant time = Instant.EPOCH;

    @Nullable
    String data;

    @Column(name = "trace_parent")
    @Nullable
    String traceParent;

    static OutboxEvent of(Change change, Instant time, @Nullable String data, @Nullable String traceParent) {
        var event = new OutboxEvent();
        event.topic = change.topic();
        event.key = change.key();
        event.type = change.type();
        event.dataSchema = change.dataSchema();
        event.sequence = change.sequence();
        event.time = time;
        event.data = data;
        event.traceParent = traceParent;
        return event;
    }
}
