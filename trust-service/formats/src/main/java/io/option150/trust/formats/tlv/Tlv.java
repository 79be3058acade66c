package io.option150.trust.formats.tlv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One element as it stands in the input.
 *
 * @param offset index of the tag byte in the input
 * @param tag 0 to 255
 * @param name the tag's name in its number space
 * @param value the bytes after the length
 */
public record Tlv(int offset, int tag, String name, Bytes value) {

    /** Bytes before the value: tag (1), length (2). */
    public static final int PREFIX = 3;

    /** The largest length that the two length bytes can say. */
    public static final int MAX_LENGTH = 0xFFFF;

    /**
     * Index of the first byte after this element.
     *
     * @return an index into the input
     */
    public int end() {
        return offset + PREFIX + value.length();
    }

    /**
     * Reads a one-byte number.
     *
     * @return 0 to 255
     * @throws MalformedException when the value is not one byte long
     */
    public int uint8() throws MalformedException {
        requireLength(1);
        return value.at(0);
    }

    /**
     * Reads a two-byte number, big-endian.
     *
     * @return 0 to 65535
     * @throws MalformedException when the value is not two bytes long
     */
    public int uint16() throws MalformedException {
        requireLength(2);
        return value.at(0) << 8 | value.at(1);
    }

    /**
     * Reads a four-byte number, big-endian.
     *
     * @return 0 to 2<sup>32</sup> − 1
     * @throws MalformedException when the value is not four bytes long
     */
    public long uint32() throws MalformedException {
        requireLength(4);
        return Integer.toUnsignedLong(value.asByteBuffer().getInt());
    }

    /**
     * Reads a text: UTF-8, ended by one NUL that the length counts.
     *
     * @return the text without its NUL
     * @throws MalformedException when the last byte is not NUL, an earlier one is, or the bytes are not UTF-8
     */
    public String text() throws MalformedException {
        int last = value.length() - 1;
        if (last < 0 || value.at(last) != 0) {
            throw fault("text that ends with a NUL", last < 0 ? "no bytes" : "last byte " + value.at(last));
        }
        ByteBuffer encoded = value.asByteBuffer().limit(last);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException notUtf8) {
            MalformedException fault = fault("UTF-8 text", "other bytes");
            fault.initCause(notUtf8);
            throw fault;
        }
        if (text.indexOf('\0') >= 0) {
            throw fault("one NUL, at the end", "a NUL at " + text.indexOf('\0'));
        }
        return text;
    }

    /**
     * Holds the value to a length.
     *
     * @param length bytes
     * @throws MalformedException when the value has another length
     */
    public void requireLength(int length) throws MalformedException {
        if (value.length() != length) {
            throw fault("length " + length, "length " + value.length());
        }
    }

    /**
     * A fault of this element, ready to be thrown.
     *
     * @param expected what the format wants
     * @param found what the element holds
     * @return the exception
     */
    public MalformedException fault(String expected, String found) {
        return new MalformedException(offset, tag, name, expected, found);
    }

    /**
     * A fault of this element, which announces more bytes than the input has.
     *
     * @param expected what the format wants
     * @param found what the element holds
     * @return the exception
     */
    public MalformedException cut(String expected, String found) {
        return MalformedException.truncated(offset, tag, name, expected, found);
    }
}
