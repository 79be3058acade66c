package io.option150.files.content;

/**
 * A part of a content, or all of it.
 *
 * @param first offset of its first byte, from 0
 * @param length bytes
 */
public record ByteSpan(long first, long length) {

    public ByteSpan {
        if (first < 0 || length < 0) {
            throw new IllegalArgumentException("no span: first " + first + ", length " + length);
        }
    }

    /** Offset of the first byte after it. */
    public long end() {
        return first + length;
    }
}
