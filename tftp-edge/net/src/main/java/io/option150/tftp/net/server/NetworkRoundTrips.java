package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.protocol.transfer.RoundTripEstimate;
import org.jspecify.annotations.Nullable;

/**
 * How long clients of a network take to answer their first packet, so that a lost one is repeated soon. A bounded
 * table of one loop: a network that falls on another's place takes it over.
 */
final class NetworkRoundTrips {
    private static final int SLOTS = 4096;

    private final long[] networks = new long[SLOTS];
    private final @Nullable RoundTripEstimate[] estimates = new RoundTripEstimate[SLOTS];
    private final long unknownNanos;

    /** {@code unknownNanos}: the wait for clients of networks that are not known. */
    NetworkRoundTrips(long unknownNanos) {
        this.unknownNanos = unknownNanos;
    }

    /** The wait for the first answer of a client. */
    long firstTimeout(Peer client) {
        long network = ClientNetwork.of(client);
        int slot = ClientNetwork.slot(network, SLOTS);
        RoundTripEstimate estimate = estimates[slot];
        return estimate == null || networks[slot] != network ? unknownNanos : estimate.timeoutNanos();
    }

    /**
     * A client answered its first packet.
     *
     * @param nanos since that was sent first. Repeats are passed over: were only packets counted that needed none, as
     *     within a transfer, a network that has become slow would never be known as such
     */
    void answered(Peer client, long nanos) {
        long network = ClientNetwork.of(client);
        int slot = ClientNetwork.slot(network, SLOTS);
        RoundTripEstimate estimate = estimates[slot];
        if (estimate == null || networks[slot] != network) {
            estimate = new RoundTripEstimate();
            estimates[slot] = estimate;
            networks[slot] = network;
        }
        estimate.sample(nanos);
    }
}
