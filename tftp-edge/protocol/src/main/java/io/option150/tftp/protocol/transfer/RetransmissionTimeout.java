package io.option150.tftp.protocol.transfer;

/** How long to wait for an answer before sending again. One for each transfer; not safe for several threads. */
public interface RetransmissionTimeout {
    /** A round trip that nobody can tell: the packet was sent more than once (Karn's rule). */
    long UNMEASURED = -1;

    /** The wait for what is sent now, in nanoseconds. */
    long nanos();

    /** The wait passed without an answer. */
    void expired();

    /**
     * An answer came that brought the transfer forward.
     *
     * @param roundTripNanos from the packet to its answer, or {@link #UNMEASURED}
     */
    void answered(long roundTripNanos);
}
