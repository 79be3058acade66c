package io.option150.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Event MOVED = new Event(
            UUID.fromString("6f0c8b2e-9a43-4a4c-9d3e-0b4d5a1c7e11"),
            "/option150/cluster-registry",
            "io.option150.device.moved",
            "phone-moved",
            "SEP001122AABBCC",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            new Version(7, 42),
            "urn:option150:schema:device:1.0",
            "{}");

    @Test
    void headersAreThoseOfTheBinaryMode() {
        var headers = EventCodec.encode(MOVED).headers();
        assertThat(headers)
                .extracting(h -> h.key() + "=" + new String(h.value(), UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=6f0c8b2e-9a43-4a4c-9d3e-0b4d5a1c7e11",
                        "ce_source=/option150/cluster-registry",
                        "ce_type=io.option150.device.moved",
                        "ce_subject=SEP001122AABBCC",
                        "ce_time=2026-01-02T03:04:05.678Z",
                        "ce_dataschema=urn:option150:schema:device:1.0",
                        "ce_epoch=7",
                        "ce_sequence=42",
                        "content-type=application/json");
    }

    @Property(tries = 200)
    void whatIsEncodedIsDecodedAgain(@ForAll("events") Event event) {
        assertThat(EventCodec.decode(received(EventCodec.encode(event)))).isEqualTo(event);
    }

    @Test
    void aMissingHeaderIsNamedWithItsPlace() {
        var record = EventCodec.encode(MOVED);
        record.headers().remove("ce_sequence");
        assertThatThrownBy(() -> EventCodec.decode(received(record)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("phone-moved@7: ce_sequence is missing");
    }

    @Test
    void aHeaderThatCannotBeReadIsNamedWithItsValue() {
        var record = EventCodec.encode(MOVED);
        record.headers().add("ce_sequence", "0".getBytes(UTF_8));
        assertThatThrownBy(() -> EventCodec.decode(received(record)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("phone-moved@7: ce_sequence cannot be read: 0");
    }

    @Test
    void anEventOfBeforeThereWereEpochsIsOfEpochZero() {
        var record = EventCodec.encode(MOVED);
        record.headers().remove("ce_epoch");
        assertThat(EventCodec.decode(received(record)).version()).isEqualTo(new Version(0, 42));
    }

    @Test
    void anEpochThatCannotBeReadIsNamed() {
        var record = EventCodec.encode(MOVED);
        record.headers().add("ce_epoch", "-1".getBytes(UTF_8));
        assertThatThrownBy(() -> EventCodec.decode(received(record)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("phone-moved@7: ce_epoch cannot be read: -1");
    }

    @Provide
    Arbitrary<Event> events() {
        var keys = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(128);
        var versions = Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as(Version::new);
        var times = Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        var data = Arbitraries.strings().alpha().ofMaxLength(200).optional();
        return Combinators.combine(keys, versions, times, data)
                .as((key, version, time, bytes) -> event(key, version, time, bytes));
    }

    private static Event event(String key, Version version, Instant time, Optional<String> data) {
        return new Event(
                UUID.randomUUID(),
                MOVED.source(),
                MOVED.type(),
                MOVED.topic(),
                key,
                time,
                version,
                MOVED.dataSchema(),
                data.orElse(null));
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                7,
                0,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
