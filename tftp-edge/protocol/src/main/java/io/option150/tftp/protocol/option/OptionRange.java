package io.option150.tftp.protocol.option;

/**
 * The values an RFC allows for a numeric option.
 *
 * @param least smallest allowed value
 * @param most largest allowed value
 */
public record OptionRange(int least, int most) {
    /** RFC 2348. */
    public static final OptionRange BLKSIZE = new OptionRange(8, 65464);
    /** RFC 2349, in seconds. */
    public static final OptionRange TIMEOUT = new OptionRange(1, 255);
    /** RFC 7440. */
    public static final OptionRange WINDOWSIZE = new OptionRange(1, 65535);

    /** Whether the value lies in the range. */
    public boolean holds(long value) {
        return value >= least && value <= most;
    }

    /**
     * Returns the value when it lies in the range.
     *
     * @throws IllegalArgumentException naming field, range and value
     */
    public int require(String field, int value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
        return value;
    }
}
