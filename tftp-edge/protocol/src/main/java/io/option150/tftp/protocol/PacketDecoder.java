package io.option150.tftp.protocol;

import io.option150.tftp.protocol.Malformed.Reason;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets. Every byte string gives a packet or the reason why it is none; nothing is thrown.
 *
 * <p>{@link #opcode} and {@link #block} read the fixed head of DATA and ACK in place, for the path that is run for each
 * packet.
 */
public final class PacketDecoder {
    private static final int HEAD_BYTES = 4;

    private PacketDecoder() {}

    /** The opcode of the datagram between the buffer's position and limit, or -1 when it is shorter than that. */
    public static int opcode(ByteBuffer datagram) {
        return datagram.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(datagram.getShort(datagram.position()));
    }

    /** The block number of a DATA or ACK, or -1 when the datagram is cut before it ends. */
    public static int block(ByteBuffer datagram) {
        return datagram.remaining() < HEAD_BYTES
                ? -1
                : Short.toUnsignedInt(datagram.getShort(datagram.position() + Short.BYTES));
    }

    /** Decodes the datagram between the buffer's position and limit, which are left as they are. */
    public static Decoded decode(ByteBuffer datagram) {
        int opcode = opcode(datagram);
        ByteBuffer body = datagram.duplicate().position(datagram.position() + Math.min(datagram.remaining(), 2));
        return switch (opcode) {
            case -1 -> new Malformed(Reason.TRUNCATED, opcode);
            case Opcode.RRQ, Opcode.WRQ -> request(opcode, body);
            case Opcode.OACK -> oack(body);
            case Opcode.DATA, Opcode.ACK, Opcode.ERROR ->
                body.remaining() < Short.BYTES ? new Malformed(Reason.TRUNCATED, opcode) : numbered(opcode, body);
            default -> new Malformed(Reason.UNKNOWN_OPCODE, opcode);
        };
    }

    private static Packet numbered(int opcode, ByteBuffer body) {
        int number = Short.toUnsignedInt(body.getShort());
        return switch (opcode) {
            case Opcode.DATA -> new Packet.Data(number, body.slice());
            case Opcode.ACK -> new Packet.Ack(number);
            default -> error(number, body);
        };
    }

    /** Some servers forget the NUL that ends the message: the packet still says all there is to know. */
    private static Packet error(int code, ByteBuffer body) {
        String message = WireString.read(body);
        return new Packet.Error(code, message == null ? WireString.rest(body) : message);
    }

    private static Decoded request(int opcode, ByteBuffer body) {
        String fileName = WireString.read(body);
        String modeName = fileName == null ? null : WireString.read(body);
        if (fileName == null || modeName == null) {
            return new Malformed(Reason.UNTERMINATED_STRING, opcode);
        }
        Optional<Mode> mode = Mode.of(modeName);
        if (mode.isEmpty()) {
            return new Malformed(Reason.BAD_MODE, opcode);
        }
        Map<String, String> options = options(body);
        if (options == null) {
            return new Malformed(Reason.UNTERMINATED_STRING, opcode);
        }
        return opcode == Opcode.RRQ
                ? new Packet.Rrq(fileName, mode.get(), options)
                : new Packet.Wrq(fileName, mode.get(), options);
    }

    private static Decoded oack(ByteBuffer body) {
        Map<String, String> options = options(body);
        return options == null ? new Malformed(Reason.UNTERMINATED_STRING, Opcode.OACK) : new Packet.Oack(options);
    }

    /** Of an option that is named twice the first counts; an empty name starts padding. Null when cut short. */
    private static @Nullable Map<String, String> options(ByteBuffer body) {
        if (!body.hasRemaining()) {
            return Map.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        while (body.hasRemaining()) {
            String name = WireString.read(body);
            if (name != null && name.isEmpty()) {
                break;
            }
            String value = name == null ? null : WireString.read(body);
            if (name == null || value == null) {
                return null;
            }
            options.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
        return options;
    }
}
