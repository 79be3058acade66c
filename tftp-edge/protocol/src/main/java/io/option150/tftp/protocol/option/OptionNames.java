package io.option150.tftp.protocol.option;

/** Option names in the lower case in which they are kept and sent; on the wire they are compared without case. */
public final class OptionNames {
    /** Bytes in a full DATA block, 8 to 65464 (RFC 2348). */
    public static final String BLKSIZE = "blksize";
    /** Seconds before the server sends again, 1 to 255 (RFC 2349). */
    public static final String TIMEOUT = "timeout";
    /** Length of the file in bytes (RFC 2349). */
    public static final String TSIZE = "tsize";
    /** Blocks sent before an ACK is awaited, 1 to 65535 (RFC 7440). */
    public static final String WINDOWSIZE = "windowsize";

    private OptionNames() {}
}
