package io.option150.unpack;

/**
 * How much a package may hold.
 *
 * @param unpackedBytes of all its files and what stands between them
 * @param entries files and folders
 * @param ratio bytes that one byte of the package may become; the first {@value #FREE_BYTES} bytes are not counted
 */
public record Limits(long unpackedBytes, int entries, int ratio) {

    /** Bytes that may come out whatever the ratio: an empty tar is ten kilobytes of nothing. */
    public static final int FREE_BYTES = 1 << 20;
}
