package io.option150.tftp.net.server;

/** Why a datagram got no transfer; few enough to be the tag of a metric. */
public enum DropReason {
    /** Not a TFTP packet, or a broken one. */
    MALFORMED,
    /** A WRQ: the server only reads. */
    WRITE_REQUEST,
    /** A request in a mode other than octet and netascii. */
    BAD_MODE,
    /** An ACK for no live transfer. */
    UNKNOWN_TRANSFER,
    /** A packet that only a server sends, or an ERROR, outside any transfer. */
    UNEXPECTED,
    /** A request of a client that is not served. */
    NOT_SERVED,
    /** A request that came while as many transfers as allowed were open. */
    FULL,
    /** A request that came while as many transfers as allowed were open for clients of the same network. */
    NETWORK_FULL,
    /** A request for a large file that came while small ones go first. */
    LARGE_FILE,
    /** A request that came while the server takes no new ones. */
    NOT_ACCEPTING
}
