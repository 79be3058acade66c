package io.option150.trust.formats.tlv;

import java.util.Objects;

/**
 * Walks over the elements of one range of an input. A reader never looks outside its range, and a container's reader is
 * bound to the container's value, so no length in the input can lead it elsewhere.
 */
public final class TlvReader {

    private final byte[] input;
    private final int end;
    private final TagNames names;
    private int position;

    /**
     * A reader of {@code input[from, to)}. The input is not copied: it must not change while it is read.
     *
     * @param input the whole input; offsets in values and faults count from its start
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param names the number space of the tags in the range
     * @throws IndexOutOfBoundsException when the range does not lie within the input
     */
    public TlvReader(byte[] input, int from, int to, TagNames names) {
        Objects.checkFromToIndex(from, to, input.length);
        this.input = input;
        this.position = from;
        this.end = to;
        this.names = names;
    }

    /**
     * Whether bytes are left.
     *
     * @return false at the end of the range
     */
    public boolean hasNext() {
        return position < end;
    }

    /**
     * Where the next element starts.
     *
     * @return an index into the input
     */
    public int position() {
        return position;
    }

    /**
     * The next element's tag, which stays unread.
     *
     * @return 0 to 255
     * @throws MalformedException at the end of the range
     */
    public int peekTag() throws MalformedException {
        if (!hasNext()) {
            throw missing(MalformedException.NO_TAG, "end", "a tag", "no more bytes");
        }
        return Byte.toUnsignedInt(input[position]);
    }

    /**
     * Reads the next element, whatever its tag.
     *
     * @return the element
     * @throws MalformedException when the range ends inside it
     */
    public Tlv next() throws MalformedException {
        int tag = peekTag();
        String name = names.nameOf(tag);
        int left = end - position - Tlv.PREFIX;
        if (left < 0) {
            throw missing(tag, name, "2 length bytes", (left + 2) + " bytes to the end");
        }
        int length = Byte.toUnsignedInt(input[position + 1]) << 8 | Byte.toUnsignedInt(input[position + 2]);
        if (length > left) {
            throw missing(tag, name, "at most " + left + " bytes to the end", "length " + length);
        }
        int value = position + Tlv.PREFIX;
        var element = new Tlv(position, tag, name, Bytes.copyOf(input, value, value + length));
        position = element.end();
        return element;
    }

    /**
     * Reads the next element, which must bear one tag.
     *
     * @param tag the tag
     * @return the element
     * @throws MalformedException when another tag stands there, or the range ends inside the element
     */
    public Tlv next(int tag) throws MalformedException {
        String wanted = "tag " + tag + " (" + names.nameOf(tag) + ")";
        if (!hasNext()) {
            throw missing(MalformedException.NO_TAG, "end", wanted, "no more bytes");
        }
        int found = peekTag();
        if (found != tag) {
            throw new MalformedException(position, found, names.nameOf(found), wanted, "tag " + found);
        }
        return next();
    }

    /**
     * A reader of a container's children.
     *
     * @param container an element that this reader gave
     * @return a reader bound to the container's value, in the same number space
     */
    public TlvReader inside(Tlv container) {
        return new TlvReader(input, container.offset() + Tlv.PREFIX, container.end(), names);
    }

    /**
     * Holds the range to its end.
     *
     * @param name what the range is, for the message
     * @throws MalformedException when bytes are left
     */
    public void requireEnd(String name) throws MalformedException {
        if (hasNext()) {
            int tag = peekTag();
            throw new MalformedException(
                    position, tag, names.nameOf(tag), "the end of " + name, (end - position) + " more bytes");
        }
    }

    /** Bytes are missing: at the end of the input it was cut, elsewhere a length is wrong. */
    private MalformedException missing(int tag, String name, String expected, String found) {
        return end == input.length
                ? MalformedException.truncated(position, tag, name, expected, found)
                : new MalformedException(position, tag, name, expected, found);
    }
}
