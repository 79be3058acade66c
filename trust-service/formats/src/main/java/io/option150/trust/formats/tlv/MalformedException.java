package io.option150.trust.formats.tlv;

import java.util.Objects;

/** Bytes that are not of the format: where, in which element, what was expected there and what was found. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Stands for the tag where the input ends before one, or where the fault belongs to no single element. */
    public static final int NO_TAG = -1;

    private final int offset;
    private final int tag;
    private final String expected;
    private final String found;

    /**
     * Describes a fault.
     *
     * @param offset index of the first byte of the faulty element, from the start of the input
     * @param tag the element's tag, or {@link #NO_TAG}
     * @param name the element's name in the format, or what stands in its place
     * @param expected what the format wants there
     * @param found what the input holds
     */
    public MalformedException(int offset, int tag, String name, String expected, String found) {
        super("offset %d, %s: expected %s, found %s"
                .formatted(offset, tag == NO_TAG ? name : "tag " + tag + " (" + name + ")", expected, found));
        this.offset = offset;
        this.tag = tag;
        this.expected = Objects.requireNonNull(expected);
        this.found = Objects.requireNonNull(found);
    }

    /**
     * Where the faulty element starts.
     *
     * @return an index into the input
     */
    public int offset() {
        return offset;
    }

    /**
     * The faulty element's tag.
     *
     * @return 0 to 255, or {@link #NO_TAG}
     */
    public int tag() {
        return tag;
    }

    /**
     * What the format wants at {@link #offset()}.
     *
     * @return a phrase for people
     */
    public String expected() {
        return expected;
    }

    /**
     * What the input holds instead.
     *
     * @return a phrase for people
     */
    public String found() {
        return found;
    }
}
