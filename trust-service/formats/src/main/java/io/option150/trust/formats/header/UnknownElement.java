package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.Bytes;

/**
 * An element that the form does not define, kept by lenient reading.
 *
 * @param tag 0 to 255
 * @param value its bytes
 */
public record UnknownElement(int tag, Bytes value) {}
