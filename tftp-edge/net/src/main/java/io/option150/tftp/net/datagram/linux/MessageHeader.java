package io.option150.tftp.net.datagram.linux;

/**
 * Offsets of {@code struct mmsghdr} in bytes, the same on 64-bit systems of either kind: name (8), its length (4, then 4
 * of padding), I/O vectors (8), their number (8), control data (8), its length (8), flags (4, then 4), and the number
 * of bytes received or sent (4, then 4).
 */
final class MessageHeader {
    static final int NAME = 0;
    static final int NAME_LENGTH = 8;
    static final int VECTORS = 16;
    static final int VECTOR_COUNT = 24;
    static final int CONTROL = 32;
    static final int CONTROL_LENGTH = 40;
    static final int FLAGS = 48;
    static final int LENGTH = 56;
    static final int SIZE = 64;

    /** An I/O vector: address (8) and length (8). */
    static final int VECTOR_SIZE = 16;

    /** Flag of a call: do not wait. */
    static final int DONT_WAIT = 0x40;

    private MessageHeader() {}
}
