package io.option150.tftp.protocol.option;

/** What came of a negotiation, as the client sees it. */
public sealed interface Negotiated permits Agreement, UnacceptableOack {}
