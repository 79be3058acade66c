package io.option150.tftp.protocol;

/** What a datagram turned out to be. */
public sealed interface Decoded permits Packet, Malformed {}
