package io.option150.trust.formats.tvs;

import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes messages. */
public final class TvsWriter {

    private TvsWriter() {}

    /**
     * Writes a message.
     *
     * @param message the message
     * @return all its bytes
     * @throws IllegalArgumentException when its elements exceed {@value Tlv#MAX_LENGTH} bytes, or a text holds a NUL
     */
    public static byte[] encode(TvsMessage message) {
        TlvWriter elements = elements(message);
        int length = elements.length();
        if (length > Tlv.MAX_LENGTH) {
            throw new IllegalArgumentException("message: %d bytes, at most %d fit".formatted(length, Tlv.MAX_LENGTH));
        }
        return ByteBuffer.allocate(TvsReader.HEADER + length)
                .put((byte) TvsReader.PROTOCOL)
                .put((byte) message.session().version())
                .put((byte) message.type().code())
                .put((byte) 0)
                .putInt((int) message.session().id())
                .putShort((short) length)
                .put(elements.toArray())
                .array();
    }

    private static TlvWriter elements(TvsMessage message) {
        return switch (message) {
            case TvsMessage.VerificationRequest request ->
                new TlvWriter()
                        .bytes(TvsTag.DEVICE.code(), device(request.device()))
                        .bytes(TvsTag.CERTIFICATE.code(), request.certificate().toArray());
            case TvsMessage.QueryRequest request -> query(request);
            case TvsMessage.VerificationResponse response -> vouch(status(0), response.vouch());
            case TvsMessage.QueryResponse response ->
                vouch(
                        status(0)
                                .bytes(
                                        TvsTag.CERTIFICATE.code(),
                                        response.certificate().toArray()),
                        response.vouch());
            case TvsMessage.Refusal refusal -> status(refusal.status());
        };
    }

    private static TlvWriter query(TvsMessage.QueryRequest request) {
        var writer = new TlvWriter().bytes(TvsTag.DEVICE.code(), device(request.device()));
        request.subject().ifPresent(subject -> writer.text(TvsTag.SUBJECT.code(), subject));
        Bytes serial = request.serial().bytes();
        return writer.text(TvsTag.ISSUER.code(), request.issuer()).bytes(TvsTag.SERIAL.code(), serial.toArray());
    }

    private static byte[] device(DeviceName name) {
        byte[] text = name.value().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + text.length)
                .put((byte) TvsReader.DEVICE_PREFIX)
                .put(text)
                .array();
    }

    private static TlvWriter status(int status) {
        return new TlvWriter().uint8(TvsTag.STATUS.code(), status);
    }

    private static TlvWriter vouch(TlvWriter writer, Vouch vouch) {
        byte[] roles = new byte[vouch.roles().size()];
        for (int index = 0; index < roles.length; index++) {
            roles[index] = (byte) vouch.roles().get(index).code();
        }
        return writer.bytes(TvsTag.ROLES.code(), roles)
                .uint32(TvsTag.TTL.code(), vouch.ttl().toSeconds());
    }
}
