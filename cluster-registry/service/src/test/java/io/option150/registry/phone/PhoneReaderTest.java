package io.option150.registry.phone;

import static io.option150.registry.phone.Told.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneSeen;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.contract.PhonesSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PhoneReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PHONE = "SEP02A0B1C20001";

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final PhoneReader reader = new PhoneReader(json, new PhoneSettings() {
        @Override
        public Duration keep() {
            return Duration.ofDays(7);
        }

        @Override
        public int most() {
            return 1_000;
        }
    });

    @Test
    void aMessageIsReadOldestFirstAndTheSameRequestHasTheSameId() throws Exception {
        var seen = read(new PhoneSeen(
                        PHONE,
                        PHONE.toLowerCase(Locale.ROOT),
                        "2001:DB8:0:0:0:0:0:1%eth0",
                        List.of(
                                asked(NOW, "b").request(),
                                asked(NOW.minusSeconds(1), "a").request()),
                        3))
                .orElseThrow();
        assertThat(seen.device()).isEqualTo(PHONE);
        assertThat(seen.address()).isEqualTo("2001:db8::1");
        assertThat(seen.left()).isEqualTo(3);
        assertThat(seen.requests()).extracting(one -> one.request().name()).containsExactly("a", "b");
        var again = read(message(asked(NOW, "b").request())).orElseThrow();
        assertThat(again.requests().getFirst().id())
                .isEqualTo(seen.requests().getLast().id());
        assertThat(read(message(asked(NOW, "b").port(2).request()))
                        .orElseThrow()
                        .requests()
                        .getFirst()
                        .id())
                .isNotEqualTo(seen.requests().getLast().id());
    }

    @Test
    void whatIsOlderThanWhatIsKeptIsPassedOver() throws Exception {
        // Of the oldest day all is kept.
        var oldest = Instant.parse("2026-01-02T00:00:00Z");
        assertThat(read(message(asked(oldest, "a").request()))).isPresent();
        assertThat(read(message(asked(oldest.minusMillis(1), "a").request()))).isEmpty();
        assertThat(read(message(
                                asked(oldest.minusMillis(1), "a").request(),
                                asked(NOW, "b").request()))
                        .orElseThrow()
                        .requests())
                .hasSize(1);
    }

    @Test
    void aNulInANameIsNoneInTheDatabase() throws Exception {
        var seen = read(message(asked(NOW, "a\0b").request())).orElseThrow();
        assertThat(seen.requests().getFirst().request().name()).isEqualTo("a\ufffdb");
        assertThat(seen.requests().getFirst().text()).doesNotContain("\\u0000");
    }

    @Test
    void whatBreaksARuleIsToldByIt() {
        refused(
                "device must be",
                new PhoneSeen("x", "a b", "192.0.2.1", List.of(asked(NOW, "a").request()), 0));
        refused(
                "address must be",
                new PhoneSeen("x", "", "phone.example", List.of(asked(NOW, "a").request()), 0));
        refused("time must not", message(asked(NOW.plusSeconds(3_601), "a").request()));
        refused("name must have", message(asked(NOW, "x".repeat(1_025)).request()));
        refused("cluster must be", message(asked(NOW, "a").by("x".repeat(51)).request()));
        refused("cluster must be", message(asked(NOW, "a").denied("own", "a/b").request()));
        refused(
                "requests must be",
                message(Collections.nCopies(201, asked(NOW, "a").request()).toArray(PhoneRequest[]::new)));
        refused(
                "a request must have",
                message(asked(NOW, "a").names("f", "x".repeat(70_000)).request()));
        refused(
                "data must have",
                message(asked(NOW, "a").names("f", "x".repeat(600_000)).request()));
    }

    @Test
    void aMessageOfACrowdIsReadForThoseThatAreGood() throws Exception {
        var good = message(asked(NOW, "a").request());
        var bad =
                new PhoneSeen("x", "", "phone.example", List.of(asked(NOW, "a").request()), 0);
        var told = told(new PhonesSeen("edge-a", List.of(good, bad, good)));
        assertThat(told.phones()).extracting(Seen::edge).containsExactly("edge-a", "edge-a");
        assertThat(told.refused()).containsExactly("x: address must be an IP address, is phone.example");
        assertThatThrownBy(() -> told(new PhonesSeen("e,f", List.of(good)))).hasMessageContaining("edgeId must");
        assertThatThrownBy(() -> told(new PhonesSeen("e", Collections.nCopies(65, good))))
                .hasMessageContaining("phones must be 64 at the most, are 65");
    }

    @Test
    void whatIsNoMessageIsToldByItsPlace() {
        var none = new ConsumerRecord<String, byte[]>(PhoneTopics.PHONE_SEEN, 3, 42, "k", new byte[] {1});
        assertThatThrownBy(() -> reader.read(none, NOW))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("phone-seen@42");
        assertThatThrownBy(() -> reader.read(record(PhoneTopics.TYPE_PHONES_SEEN, "{\"device\":7}"), NOW))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> reader.read(record("io.option150.other", "{}"), NOW))
                .hasMessageContaining("type must be");
    }

    private void refused(String rule, PhoneSeen message) {
        assertThatThrownBy(() -> read(message))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(rule);
    }

    private static PhoneSeen message(PhoneRequest... requests) {
        return new PhoneSeen(PHONE, PHONE, "192.0.2.1", List.of(requests), 0);
    }

    /** What is read of one phone, or the rule that it breaks. */
    private Optional<Seen> read(PhoneSeen message) throws Exception {
        var told = told(new PhonesSeen("edge-a", List.of(message)));
        if (!told.refused().isEmpty()) {
            throw new UnreadableException(told.refused().getFirst());
        }
        return told.phones().stream().findFirst();
    }

    private PhoneReader.Told told(PhonesSeen message) throws Exception {
        return reader.read(record(PhoneTopics.TYPE_PHONES_SEEN, json.writeValueAsString(message)), NOW);
    }

    private static ConsumerRecord<String, byte[]> record(String type, String data) {
        var sent = EventCodec.encode(new Event(
                UUID.randomUUID(),
                "/option150/tftp-edge",
                type,
                PhoneTopics.PHONE_SEEN,
                PHONE,
                NOW,
                new Version(1, 1),
                PhoneTopics.SCHEMA_PHONES,
                data));
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                42,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
