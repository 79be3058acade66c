package io.option150.tftp.net.server;

import java.net.InetSocketAddress;

/** Hears what happens on the wire. Called on loop threads: must be quick and must not throw. */
public interface ServerObserver {
    /** Hears nothing. */
    ServerObserver NONE = new ServerObserver() {};

    /** A datagram was answered by an ERROR outside any transfer, or by nothing; {@code reason} is one of a fixed few. */
    default void dropped(InetSocketAddress from, DropReason reason) {}

    /** Packets of this request's transfer were sent again because their ACK did not come in time. */
    default void retransmitted(ReadRequest request, int packets) {}

    /** A new request was accepted and is put to the handler. */
    default void transferStarted(ReadRequest request) {}

    /** A request that had started is over; called exactly once for each. */
    default void ended(TransferReport report) {}
}
