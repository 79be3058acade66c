package io.option150.tftp.protocol.option;

/**
 * An OACK that grants what was not asked for, or more than was.
 *
 * @param why names option, value and what was asked; fit for the ERROR 8 that answers it (RFC 2347)
 */
public record UnacceptableOack(String why) implements Negotiated {}
