package io.option150.edge.seen;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.fleet.EdgeId;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.contract.PhonesSeen;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the messages that tell of phones. */
@Singleton
final class ReportWriter {

    private static final String SOURCE = "/option150/tftp-edge";
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
        ReportJson text = new ReportJson(json, id.get());
        int taken = 0;
        int requests = 0;
        while (phones.hasNext() && taken < PhonesSeen.MOST && text.length() < ENOUGH) {
            SeenPhone phone = phones.next();
            text.add(phone);
            taken++;
            requests += phone.requests().size();
        }
        return new Report(record(key, text.end()), requests);
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
}
