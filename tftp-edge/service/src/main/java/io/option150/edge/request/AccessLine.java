package io.option150.edge.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes records as JSON, one a line. A storm brings tens of thousands of them a second, so what is the same in each of
 * them is made once. For one thread at a time.
 */
final class AccessLine {

    private static final SerializableString BETWEEN = new SerializedString("\n");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString FRONT = new SerializedString("front");
    private static final SerializableString CLIENT = new SerializedString("client");
    private static final SerializableString DEVICE = new SerializedString("device");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString NAME_CLASS = new SerializedString("nameClass");
    private static final SerializableString OUTCOME = new SerializedString("outcome");
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString CLUSTER = new SerializedString("cluster");
    private static final SerializableString PEER = new SerializedString("peer");
    private static final SerializableString BYTES = new SerializedString("bytes");
    private static final SerializableString DURATION = new SerializedString("durationMillis");
    private static final SerializableString RETRANSMITS = new SerializedString("retransmits");
    private static final SerializableString DETAIL = new SerializedString("detail");

    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Timestamp time = new Timestamp();

    /** Writes the lines of these records, in UTF-8, all at once and each with its end. */
    void write(List<RequestRecord> requests, OutputStream to) throws IOException {
        written.reset();
        try (JsonGenerator json = factory.createGenerator(written)) {
            json.setRootValueSeparator(BETWEEN);
            for (RequestRecord each : requests) {
                write(each, json);
            }
        }
        written.write('\n');
        written.writeTo(to);
    }

    private void write(RequestRecord request, JsonGenerator json) throws IOException {
        json.writeStartObject();
        text(json, TIME, time.of(request.time()));
        text(json, FRONT, request.front());
        text(json, CLIENT, request.client());
        text(json, DEVICE, request.device());
        text(json, NAME, request.name());
        text(json, NAME_CLASS, request.nameClass());
        text(json, OUTCOME, request.outcome());
        text(json, SOURCE, request.source());
        text(json, CLUSTER, request.cluster());
        text(json, PEER, request.peer());
        number(json, BYTES, request.bytes());
        number(json, DURATION, request.durationMillis());
        number(json, RETRANSMITS, request.retransmits());
        text(json, DETAIL, request.detail());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void number(JsonGenerator json, SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }
}
