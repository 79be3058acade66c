package io.option150.trust.formats.tvs;

import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import java.nio.ByteBuffer;

/** Reads messages. */
public final class TvsReader {

    /** Bytes before the elements. */
    public static final int HEADER = 10;

    /** The longest message there can be, in bytes. */
    public static final int MAX_LENGTH = HEADER + Tlv.MAX_LENGTH;

    /** The first byte of every message. */
    static final int PROTOCOL = 0x57;

    /** The byte before a device's name. */
    static final int DEVICE_PREFIX = 1;

    private TvsReader() {}

    /**
     * Reads how long a message is, so that a caller who gathers bytes from a connection knows when it is whole. Protocol,
     * version and type are looked at too: what is no message is told by its first bytes.
     *
     * @param start at least the first {@value #HEADER} bytes of the message
     * @return bytes of the whole message, {@value #HEADER} to 65545
     * @throws MalformedException when the bytes do not start a message
     */
    public static int length(byte[] start) throws MalformedException {
        if (start.length < HEADER) {
            throw MalformedException.truncated(
                    0, MalformedException.NO_TAG, "message", HEADER + " bytes", start.length + " bytes");
        }
        require(at(start, 0) == PROTOCOL, 0, "protocol", "87", at(start, 0));
        require(at(start, 1) <= TvsSession.VERSION, 1, "version", "0 or 1", at(start, 1));
        require(TvsType.of(at(start, 2)).isPresent(), 2, "type", "1 to 4", at(start, 2));
        return HEADER + Short.toUnsignedInt(ByteBuffer.wrap(start).getShort(8));
    }

    /**
     * Reads a message.
     *
     * @param message one whole message and nothing behind it
     * @return the message
     * @throws MalformedException when the bytes are none
     */
    public static TvsMessage decode(byte[] message) throws MalformedException {
        int length = length(message);
        if (length > message.length) {
            throw MalformedException.truncated(
                    8,
                    MalformedException.NO_TAG,
                    "length",
                    "at most " + (message.length - HEADER) + " bytes to the end",
                    "" + (length - HEADER));
        }
        require(length == message.length, 8, "length", "" + (message.length - HEADER), length - HEADER);
        var session = new TvsSession(
                at(message, 1), Integer.toUnsignedLong(ByteBuffer.wrap(message).getInt(4)));
        var reader = new TlvReader(message, HEADER, length, TvsTag::nameOf);
        TvsType type = TvsType.of(at(message, 2)).orElseThrow();
        return new TvsBody(session, type, TvsElements.read(reader, type)).message();
    }

    private static int at(byte[] message, int index) {
        return Byte.toUnsignedInt(message[index]);
    }

    private static void require(boolean holds, int offset, String field, String expected, int found)
            throws MalformedException {
        if (!holds) {
            throw new MalformedException(offset, MalformedException.NO_TAG, field, expected, "" + found);
        }
    }
}
