package io.option150.tftp.protocol.transfer;

import io.option150.tftp.protocol.ErrorCode;

/**
 * Why a client gave up.
 *
 * @param kind in one word
 * @param tell code of the ERROR that ends the transfer for the server
 * @param why in a few words
 */
public record ReceiverFailure(Kind kind, ErrorCode tell, String why) {
    /** The ways to fail that are not the server's own ERROR. */
    public enum Kind {
        /** The server breaks the protocol or its word. */
        BROKEN,
        /** The file is longer than allowed. */
        TOO_LARGE,
        /** Nothing more came in time. */
        TIMED_OUT
    }
}
