package io.option150.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads one record's headers, so that each refusal names the record, the header and its value. */
final class HeaderReader {

    private final ConsumerRecord<String, byte[]> record;

    HeaderReader(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    String require(String name) {
        var value = find(name);
        if (value == null) {
            throw malformed(name, "is missing");
        }
        return value;
    }

    @Nullable
    String find(String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    void requireEqual(String name, String expected) {
        var value = require(name);
        if (!value.equals(expected)) {
            throw malformed(name, "must be " + expected + ", is " + value);
        }
    }

    <T> T parse(String name, Function<String, T> parser) {
        var value = require(name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(place(name) + " cannot be read: " + value, e);
        }
    }

    MalformedEventException malformed(String name, String rule) {
        return new MalformedEventException(place(name) + " " + rule, null);
    }

    private String place(String name) {
        return record.topic() + "@" + record.offset() + ": " + name;
    }
}
