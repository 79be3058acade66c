package io.option150.trust.formats.tlv;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable run of bytes with value equality, so that records can hold one. */
public final class Bytes {

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /**
     * A copy of all of {@code source}.
     *
     * @param source the bytes
     * @return their immutable copy
     */
    public static Bytes copyOf(byte[] source) {
        return new Bytes(source.clone());
    }

    /**
     * A copy of a part of {@code source}.
     *
     * @param source the bytes
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @return their immutable copy
     * @throws IndexOutOfBoundsException when the range does not lie within {@code source}
     */
    public static Bytes copyOf(byte[] source, int from, int to) {
        Objects.checkFromToIndex(from, to, source.length);
        return new Bytes(Arrays.copyOfRange(source, from, to));
    }

    /**
     * The number of bytes.
     *
     * @return 0 or more
     */
    public int length() {
        return content.length;
    }

    /**
     * One byte as an unsigned number.
     *
     * @param index from 0
     * @return 0 to 255
     */
    public int at(int index) {
        return Byte.toUnsignedInt(content[index]);
    }

    /**
     * A copy that the caller may change.
     *
     * @return a new array
     */
    public byte[] toArray() {
        return content.clone();
    }

    /**
     * A view without a copy.
     *
     * @return a read-only buffer over the bytes
     */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /**
     * Lower-case hexadecimal digits.
     *
     * @return two digits for each byte
     */
    public String toHex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length <= 32 ? toHex() : content.length + " bytes";
    }
}
