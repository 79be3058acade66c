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
import io.option150.registry.contract.PhonesSeen;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the messages that tell of phones. */
@Singleton
final class ReportWriter {

    private static final String SOURCE = "/option150/tftp-edge";
    /** Characters of a name as a phone may send it, and of a reason. */
    private static final int MOST_TEXT = 255;
    /** Characters with which a message is full; one phone more has some 60,000 at the most. */
    private static final int ENOUGH = 192 << 10;

    /** A message, and of how many requests it tells. */
    record Report(ProducerRecord<String, byte[]> record, int requests) {}

    private final EdgeId id;
    private final ObjectMapper json;
    private final InstantSource clock = InstantSource.system();
    private final long epoch = clock.millis();
    private final AtomicLong sequence = new AtomicLong();

    ReportWriter(EdgeId id, ObjectMapper json) {
        this.id = id;
        this.json = json;
    }

    /** Messages on these phones: of those with one key a message for a crowd of them. */
    List<Report> reports(List<SeenPhone> phones) {
        Map<String, List<SeenPhone>> byKey = new TreeMap<>();
        phones.forEach(phone -> byKey.computeIfAbsent(PhoneTopics.keyOf(phone.key()), _ -> new ArrayList<>())
                .add(phone));
        List<Report> all = new ArrayList<>();
        byKey.forEach((key, those) -> {
            Iterator<SeenPhone> rest = those.iterator();
            while (rest.hasNext()) {
                all.add(report(key, rest));
            }
        });
        return all;
    }

    /** Takes phones until the message is full; each is written once, since its length is known only then. */
    private Report report(String key, Iterator<SeenPhone> phones) {
        StringBuilder text =
                new StringBuilder("{\"edgeId\":").append(json(id.get())).append(",\"phones\":[");
        int taken = 0;
        int requests = 0;
        while (phones.hasNext() && taken < PhonesSeen.MOST && text.length() < ENOUGH) {
            SeenPhone phone = phones.next();
            text.append(taken == 0 ? "" : ",").append(json(seen(phone)));
            taken++;
            requests += phone.requests().size();
        }
        return new Report(record(key, text.append("]}").toString()), requests);
    }

    /** The record for Kafka; the version counts the messages of this copy since its start. */
    private ProducerRecord<String, byte[]> record(String key, String data) {
        return EventCodec.encode(new Event(
                UUID.randomUUID(),
                SOURCE,
                PhoneTopics.TYPE_PHONES_SEEN,
                PhoneTopics.PHONE_SEEN,
                key,
                clock.instant(),
                new Version(epoch, sequence.incrementAndGet()),
                PhoneTopics.SCHEMA_PHONES,
                data));
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhoneSeen seen(SeenPhone phone) {
        return new PhoneSeen(
                phone.key(),
                phone.device(),
                phone.address(),
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
