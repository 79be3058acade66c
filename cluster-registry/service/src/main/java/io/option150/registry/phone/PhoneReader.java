package io.option150.registry.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.EventCodec;
import io.option150.registry.address.IpAddress;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneSeen;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.contract.PhonesSeen;
import io.option150.registry.device.PhoneNames;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what edges tell of phones. Every field has its bounds: whoever can write to the topic reaches this. */
@Singleton
class PhoneReader {

    /** Forty requests, a configuration that names hundreds of files among them, have some 60 KB. */
    private static final int MOST_CHARACTERS = 512 << 10;

    private static final int MOST_REQUESTS = 200;
    private static final int MOST_CHARACTERS_OF_ONE = 64 << 10;
    private static final int MOST_OF_A_NAME = 1_024;
    private static final int MOST_SHOWN = 200;
    private static final Pattern EDGE = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    /** Clocks of edges may differ from ours. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final ObjectMapper json;
    private final PhoneSettings settings;

    PhoneReader(ObjectMapper json, PhoneSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /**
     * What a record tells.
     *
     * @param phones of whom it tells; none that asked of late only what is older than what is kept
     * @param refused rules that other phones of it break
     */
    record Told(List<Seen> phones, List<String> refused) {}

    /**
     * What this record tells.
     *
     * @throws UnreadableException naming the rule that it breaks as a whole
     */
    Told read(ConsumerRecord<String, byte[]> record, Instant now) throws UnreadableException {
        var message = message(record);
        require(EDGE.matcher(message.edgeId()).matches(), "edgeId must match " + EDGE + ", is ", message.edgeId());
        require(
                message.phones().size() <= PhonesSeen.MOST,
                "phones must be " + PhonesSeen.MOST + " at the most, are ",
                Integer.toString(message.phones().size()));
        var phones = new ArrayList<Seen>();
        var refused = new ArrayList<String>();
        for (var phone : message.phones()) {
            try {
                read(phone, message.edgeId(), now).ifPresent(phones::add);
            } catch (UnreadableException e) {
                refused.add(cut(phone.phone()) + ": " + e.getMessage());
            }
        }
        return new Told(phones, refused);
    }

    private Optional<Seen> read(PhoneSeen seen, String edge, Instant now) throws UnreadableException {
        var device = seen.device().toUpperCase(Locale.ROOT);
        require(device.isEmpty() || PhoneNames.isName(device), "device must be a device's name, is ", device);
        var address = IpAddress.parse(withoutZone(seen.address()))
                .orElseThrow(() -> new UnreadableException("address must be an IP address, is " + cut(seen.address())));
        require(
                seen.requests().size() <= MOST_REQUESTS,
                "requests must be " + MOST_REQUESTS + " at the most, are ",
                Integer.toString(seen.requests().size()));
        var oldest = PhoneDays.oldest(now, settings.keep());
        var requests = new ArrayList<Seen.Request>();
        for (var request : seen.requests()) {
            require(
                    !request.time().isAfter(now.plus(AHEAD)),
                    "time must not be ahead of ours, is ",
                    request.time().toString());
            if (!request.time().isBefore(oldest)) {
                requests.add(request(request, edge));
            }
        }
        requests.sort(Comparator.comparing(Seen.Request::time));
        return requests.isEmpty()
                ? Optional.empty()
                : Optional.of(new Seen(device, address.text(), edge, requests, Math.max(0, seen.left())));
    }

    private PhonesSeen message(ConsumerRecord<String, byte[]> record) throws UnreadableException {
        try {
            var event = EventCodec.decode(record);
            var data = event.data();
            require(
                    event.type().equals(PhoneTopics.TYPE_PHONES_SEEN),
                    "type must be " + PhoneTopics.TYPE_PHONES_SEEN + ", is ",
                    event.type());
            if (data == null || data.length() > MOST_CHARACTERS) {
                throw new UnreadableException("data must have 1 to " + MOST_CHARACTERS + " characters, has "
                        + (data == null ? 0 : data.length()));
            }
            // PostgreSQL keeps no NUL in a text, and a phone may ask for any name.
            return json.readValue(data.replace("\\u0000", "\\ufffd"), PhonesSeen.class);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(
                    "%s@%d: %s".formatted(record.topic(), record.offset(), cut(String.valueOf(e.getMessage()))), e);
        }
    }

    private Seen.Request request(PhoneRequest request, String edge) throws UnreadableException {
        require(
                request.name().length() <= MOST_OF_A_NAME,
                "name must have at most " + MOST_OF_A_NAME + " characters, is ",
                request.name());
        requireCluster(request.cluster());
        for (var answer : request.answers()) {
            requireCluster(answer.cluster());
        }
        try {
            var text = json.writeValueAsString(request);
            require(
                    text.length() <= MOST_CHARACTERS_OF_ONE,
                    "a request must have at most " + MOST_CHARACTERS_OF_ONE + " characters, has ",
                    Integer.toString(text.length()));
            return new Seen.Request(request, id(request, edge), text);
        } catch (IOException e) {
            throw new UnreadableException("a request cannot be written", e);
        }
    }

    private static long id(PhoneRequest request, String edge) {
        try {
            var what = "%s %s %d %s".formatted(edge, request.time(), request.port(), request.name());
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** Our own files have no cluster, or {@code own}, which has the form of one. */
    private static void requireCluster(String cluster) throws UnreadableException {
        require(
                cluster.isEmpty() || ClusterId.parse(cluster).isPresent(),
                "cluster " + ClusterId.RULE + ", is ",
                cluster);
    }

    private static void require(boolean holds, String rule, String value) throws UnreadableException {
        if (!holds) {
            throw new UnreadableException(rule + cut(value));
        }
    }

    private static String cut(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
