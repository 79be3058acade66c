package io.option150.tftp.protocol.transfer;

/** How long to wait for an answer before sending again. One for each transfer; not safe for several threads. */
public interface RetransmissionTimeout {
    /** The wait for what is sent now, in nanoseconds. */
    long nanos();

    /** The wait passed without an answer. */
    void expired();

    /** An answer came that brought the transfer forward. */
    void answered();
}
