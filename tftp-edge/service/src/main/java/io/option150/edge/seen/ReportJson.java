package io.option150.edge.seen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.seen.facts.FileFacts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The text of one message: {@link io.option150.registry.contract.PhonesSeen}, written field by field. A thousand requests a second
 * are told of beside their transfers, and objects and reflection between would cost twice as much. For one thread.
 */
final class ReportJson {

    /** Characters of a name as a phone may send it, and of a reason. */
    private static final int MOST_TEXT = 255;

    private final StringWriter text = new StringWriter(8_192);
    private final JsonGenerator out;
    /** Most requests of a message are of a few seconds. */
    private long second = Long.MIN_VALUE;

    private String upToSecond = "";

    /** Of a copy of the edge, on no phone yet. */
    ReportJson(ObjectMapper json, String edgeId) {
        try {
            out = json.createGenerator(text);
            out.writeStartObject();
            out.writeStringField("edgeId", edgeId);
            out.writeArrayFieldStart("phones");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One phone more. */
    void add(SeenPhone phone) {
        try {
            out.writeStartObject();
            out.writeStringField("phone", phone.key());
            out.writeStringField("device", phone.device());
            out.writeStringField("address", phone.address());
            out.writeArrayFieldStart("requests");
            List<Gathered> ordered = phone.requests().stream()
                    .sorted(Comparator.comparing(Gathered::began))
                    .toList();
            for (Gathered request : ordered) {
                add(request);
            }
            out.writeEndArray();
            out.writeNumberField("left", phone.left());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters up to here. */
    int length() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.getBuffer().length();
    }

    /** The whole; nothing can be added then. */
    String end() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void add(Gathered request) throws IOException {
        RequestRecord record = request.record();
        out.writeStartObject();
        out.writeStringField("time", moment(request.began()));
        out.writeNumberField("durationMillis", record.durationMillis());
        field("front", record.front());
        out.writeNumberField("port", request.port());
        out.writeStringField("name", name(record.name()));
        field("nameClass", record.nameClass());
        field("outcome", outcome(request));
        field("source", record.source());
        field("cluster", record.cluster());
        out.writeNumberField("bytes", record.bytes());
        out.writeNumberField("size", request.size());
        out.writeNumberField("blockSize", request.blockSize());
        out.writeNumberField("retransmits", record.retransmits());
        field("sha256", request.sha256());
        field("signer", request.says().signer());
        answers(request.voices().get());
        facts(request.says());
        field("detail", cut(record.detail()));
        out.writeEndObject();
    }

    private void answers(List<Voice> voices) throws IOException {
        if (!voices.isEmpty()) {
            out.writeArrayFieldStart("answers");
            for (Voice voice : voices) {
                out.writeStartObject();
                out.writeStringField("cluster", voice.clusterId());
                out.writeStringField("said", voice.word().name().toLowerCase(Locale.ROOT));
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    private void facts(FileFacts says) throws IOException {
        String names = says.json();
        if (!names.isEmpty()) {
            out.writeFieldName("facts");
            out.writeRawValue(names);
        }
    }

    private void field(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    private String moment(Instant time) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            String whole = DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochSecond(second));
            upToSecond = whole.substring(0, whole.length() - 1) + '.';
        }
        // Seven digits, the first of which is the 1 that keeps zeros.
        String micros = Integer.toString(1_000_000 + time.getNano() / 1_000);
        return upToSecond + micros.substring(1) + 'Z';
    }

    /** Where nothing was sent on purpose, as nobody could tell, the request failed; silent is who does not answer us. */
    private static String outcome(Gathered request) {
        String outcome = request.record().outcome();
        return request.unheard() ? "silent" : outcome.equals("silent") ? "failed" : outcome;
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
