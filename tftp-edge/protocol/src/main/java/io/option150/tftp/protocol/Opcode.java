package io.option150.tftp.protocol;

/** Opcodes, the first two bytes of every packet (RFC 1350, RFC 2347). Plain numbers: they are read for each packet. */
public final class Opcode {
    /** Read request. */
    public static final int RRQ = 1;
    /** Write request. */
    public static final int WRQ = 2;
    /** A block of the file. */
    public static final int DATA = 3;
    /** Acknowledgement of a block and all before it. */
    public static final int ACK = 4;
    /** End of a transfer for a reason. */
    public static final int ERROR = 5;
    /** The options that the server grants. */
    public static final int OACK = 6;

    private Opcode() {}
}
