package io.option150.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class EventCodecFuzzTest {

    private static final List<String> HEADERS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_sequence",
            "ce_dataschema",
            "ce_epoch",
            "traceparent");

    /** A line for the key, one for each header, and the value after them; an empty line is left out. */
    @FuzzTest(maxDuration = "60s")
    void anyRecordIsAnEventThatCanBeWrittenAgainOrMalformed(byte[] input) {
        var lines = new String(input, UTF_8).split("\n", HEADERS.size() + 2);
        var headers = new RecordHeaders();
        for (int at = 0; at < HEADERS.size() && at + 1 < lines.length; at++) {
            if (!lines[at + 1].isEmpty()) {
                headers.add(HEADERS.get(at), lines[at + 1].getBytes(UTF_8));
            }
        }
        var key = lines[0].isEmpty() ? null : lines[0];
        var value = lines.length > HEADERS.size() + 1 ? lines[HEADERS.size() + 1].getBytes(UTF_8) : null;
        Event event;
        try {
            event = EventCodec.decode(record(key, value, headers));
        } catch (MalformedEventException expected) {
            assertThat(expected.getMessage()).isNotBlank();
            return;
        }
        var written = EventCodec.encode(event);
        var again = EventCodec.decode(record(written.key(), written.value(), new RecordHeaders(written.headers())));
        assertThat(again).isEqualTo(event);
    }

    private static ConsumerRecord<String, byte[]> record(
            @Nullable String key, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "topic", 0, 7, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }
}
