package io.option150.edge.seen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.fleet.EdgeId;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneSeen;
import io.option150.registry.contract.PhoneTopics;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the message that tells of a phone. */
@Singleton
final class ReportWriter {

    private static final String SOURCE = "/option150/tftp-edge";
    /** Characters of a name as a phone may send it, and of a reason. */
    private static final int MOST_TEXT = 255;

    private final EdgeId id;
    private final ObjectMapper json;
    private final InstantSource clock = InstantSource.system();
    private final long epoch = clock.millis();
    private final AtomicLong sequence = new AtomicLong();

    ReportWriter(EdgeId id, ObjectMapper json) {
        this.id = id;
        this.json = json;
    }

    /** The record for Kafka; the version counts the messages of this copy since its start. */
    ProducerRecord<String, byte[]> record(SeenPhone phone) {
        try {
            return EventCodec.encode(new Event(
                    UUID.randomUUID(),
                    SOURCE,
                    PhoneTopics.TYPE_PHONE_SEEN,
                    PhoneTopics.PHONE_SEEN,
                    phone.key(),
                    clock.instant(),
                    new Version(epoch, sequence.incrementAndGet()),
                    PhoneTopics.SCHEMA_PHONE,
                    json.writeValueAsString(seen(phone))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told. */
    PhoneSeen seen(SeenPhone phone) {
        return new PhoneSeen(
                phone.key(),
                phone.device(),
                phone.address(),
                id.get(),
                phone.requests().stream()
                        .sorted(Comparator.comparing(Gathered::began))
                        .map(this::request)
                        .toList(),
                phone.left());
    }

    private PhoneRequest request(Gathered request) {
        RequestRecord record = request.record();
        return new PhoneRequest(
                request.began(),
                record.durationMillis(),
                record.front(),
                request.port(),
                name(record.name()),
                record.nameClass(),
                outcome(request),
                record.source(),
                record.cluster(),
                record.bytes(),
                request.size(),
                request.blockSize(),
                record.retransmits(),
                request.sha256(),
                request.says().signer(),
                request.voices().get().stream().map(ReportWriter::answer).toList(),
                request.says().names(),
                cut(record.detail()));
    }

    /** Where nothing was sent on purpose, as nobody could tell, the request failed; silent is who does not answer us. */
    private static String outcome(Gathered request) {
        if (request.unheard()) {
            return "silent";
        }
        return request.record().outcome().equals("silent")
                ? "failed"
                : request.record().outcome();
    }

    private static PhoneRequest.Answer answer(Voice voice) {
        return new PhoneRequest.Answer(voice.clusterId(), voice.word().name().toLowerCase(Locale.ROOT));
    }

    private static String name(String asked) {
        int from = 0;
        while (from < asked.length() && asked.charAt(from) == '/') {
            from++;
        }
        return cut(asked.substring(from));
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
