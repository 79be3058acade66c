package io.option150.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Events to Kafka records and back: CloudEvents 1.0, Kafka protocol binding, binary content mode (section 3.2). The
 * version travels as the extensions {@code ce_epoch} and {@code ce_sequence}; a removal is a record without value.
 */
public final class EventCodec {

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private EventCodec() {}

    /** The record that carries this event, for its topic's only partition. */
    public static ProducerRecord<String, byte[]> encode(Event event) {
        var data = event.data();
        var record = new ProducerRecord<String, byte[]>(
                event.topic(), event.key(), data == null ? null : data.getBytes(UTF_8));
        var headers = record.headers();
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", event.id().toString());
        put(headers, "ce_source", event.source());
        put(headers, "ce_type", event.type());
        put(headers, "ce_subject", event.key());
        put(headers, "ce_time", DateTimeFormatter.ISO_INSTANT.format(event.time()));
        put(headers, "ce_dataschema", event.dataSchema());
        put(headers, "ce_epoch", Long.toString(event.version().epoch()));
        put(headers, "ce_sequence", Long.toString(event.sequence()));
        if (!event.isRemoval()) {
            put(headers, "content-type", JSON);
        }
        var trace = event.traceParent();
        if (trace != null) {
            put(headers, TraceParent.HEADER, trace);
        }
        return record;
    }

    /**
     * The event that this record carries.
     *
     * @throws MalformedEventException naming topic, offset, header and value, when the record is none of ours
     */
    public static Event decode(ConsumerRecord<String, byte[]> record) {
        var headers = new HeaderReader(record);
        headers.requireEqual("ce_specversion", SPEC_VERSION);
        if (record.key() == null) {
            throw headers.malformed("key", "is missing");
        }
        return new Event(
                headers.parse("ce_id", UUID::fromString),
                headers.require("ce_source"),
                headers.require("ce_type"),
                record.topic(),
                record.key(),
                headers.parse("ce_time", EventCodec::instant),
                new Version(epoch(headers), headers.parse("ce_sequence", text -> atLeast(1, text))),
                headers.require("ce_dataschema"),
                record.value() == null ? null : new String(record.value(), UTF_8),
                headers.find(TraceParent.HEADER));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no RFC 3339 time: " + text, e);
        }
    }

    /** Events of before there were epochs have none. */
    private static long epoch(HeaderReader headers) {
        return headers.find("ce_epoch") == null ? 0 : headers.parse("ce_epoch", text -> atLeast(0, text));
    }

    private static long atLeast(long least, String text) {
        long value = Long.parseLong(text);
        if (value < least) {
            throw new IllegalArgumentException("must be " + least + " or more, is " + text);
        }
        return value;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
