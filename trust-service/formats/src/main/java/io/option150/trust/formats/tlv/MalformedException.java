package io.option150.trust.formats.tlv;

/** Bytes that are not of the format: where, in which element, what was expected there and what was found. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Stands for the tag where the input ends before one, or where the fault belongs to no single element. */
    public static final int NO_TAG = -1;

    private final int offset;
    private final int tag;
    private final String expected;
    private final String found;
    private final boolean truncated;

    /**
     * Describes a fault that more bytes would not heal.
     *
     * @param offset index of the first byte of the faulty element, from the start of the input
     * @param tag the element's tag, or {@link #NO_TAG}
     * @param name the element's name in the format, or what stands in its place
     * @param expected what the format wants there
     * @param found what the input holds
     */
    public MalformedException(int offset, int tag, String name, String expected, String found) {
        this(offset, tag, name, expected, found, false);
    }

    private MalformedException(int offset, int tag, String name, String expected, String found, boolean truncated) {
        super("offset %d, %s: expected %s, found %s"
                .formatted(offset, tag == NO_TAG ? name : "tag " + tag + " (" + name + ")", expected, found));
        this.offset = offset;
        this.tag = tag;
        this.expected = expected;
        this.found = found;
        this.truncated = truncated;
    }

    /**
     * Describes an input that ends too early.
     *
     * @param offset index of the first byte of the cut element, from the start of the input
     * @param tag the element's tag, or {@link #NO_TAG}
     * @param name the element's name in the format, or what stands in its place
     * @param expected what the format wants there
     * @param found what is left of the input
     * @return the fault
     */
    public static MalformedException truncated(int offset, int tag, String name, String expected, String found) {
        return new MalformedException(offset, tag, name, expected, found, true);
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

    /**
     * Whether the input ends before what it announces: it was cut, or a length in it is too large.
     *
     * @return true when the fault is that bytes are missing at the input's end
     */
    public boolean truncated() {
        return truncated;
    }
}
