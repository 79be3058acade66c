package io.option150.trust.formats.tlv;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds elements one after the other; the mirror of {@link TlvReader}. Numbers are big-endian. */
public final class TlvWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * Appends an element.
     *
     * @param tag 0 to 255
     * @param value at most {@value Tlv#MAX_LENGTH} bytes
     * @return this writer
     * @throws IllegalArgumentException when the value is longer
     */
    public TlvWriter bytes(int tag, byte[] value) {
        if (value.length > Tlv.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "tag %d: value of %d bytes, at most %d fit".formatted(tag, value.length, Tlv.MAX_LENGTH));
        }
        out.write(tag);
        out.write(value.length >> 8);
        out.write(value.length);
        out.writeBytes(value);
        return this;
    }

    /**
     * Appends an element whose value is one byte.
     *
     * @param tag 0 to 255
     * @param value 0 to 255
     * @return this writer
     */
    public TlvWriter uint8(int tag, int value) {
        return bytes(tag, new byte[] {(byte) value});
    }

    /**
     * Appends an element whose value is a two-byte number.
     *
     * @param tag 0 to 255
     * @param value 0 to 65535
     * @return this writer
     */
    public TlvWriter uint16(int tag, int value) {
        return bytes(tag, ByteBuffer.allocate(2).putShort((short) value).array());
    }

    /**
     * Appends an element whose value is a four-byte number.
     *
     * @param tag 0 to 255
     * @param value 0 to 2<sup>32</sup> − 1
     * @return this writer
     */
    public TlvWriter uint32(int tag, long value) {
        return bytes(tag, ByteBuffer.allocate(4).putInt((int) value).array());
    }

    /**
     * Appends a text in UTF-8 with the NUL that ends it.
     *
     * @param tag 0 to 255
     * @param value a text without NUL
     * @return this writer
     * @throws IllegalArgumentException when the text holds a NUL, which would end it early, half a surrogate pair, which
     *     UTF-8 cannot say, or is too long
     */
    public TlvWriter text(int tag, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("tag %d: a NUL at %d".formatted(tag, value.indexOf('\0')));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("tag %d: half a surrogate pair".formatted(tag));
        }
        return bytes(tag, (value + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Appends a container.
     *
     * @param tag 0 to 255
     * @param children what it holds
     * @return this writer
     */
    public TlvWriter container(int tag, TlvWriter children) {
        return bytes(tag, children.toArray());
    }

    /**
     * Appends bytes as they are, such as elements encoded before.
     *
     * @param encoded the bytes
     * @return this writer
     */
    public TlvWriter raw(byte[] encoded) {
        out.writeBytes(encoded);
        return this;
    }

    /**
     * The number of bytes so far.
     *
     * @return 0 or more
     */
    public int length() {
        return out.size();
    }

    /**
     * What was written.
     *
     * @return a new array
     */
    public byte[] toArray() {
        return out.toByteArray();
    }
}
