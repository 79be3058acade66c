package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.Bytes;

/**
 * A header as it was read, with the bytes that its signature covers.
 *
 * @param header its meaning
 * @param length HEADERLENGTH: where the payload starts, in bytes
 * @param signedPart the header's bytes without the SIGNATURE element; the signature is over these and the payload
 */
public record DecodedHeader(SignedHeader header, int length, Bytes signedPart) {}
