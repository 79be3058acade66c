package io.option150.trust.formats.list;

import io.option150.trust.formats.tlv.Bytes;

/**
 * One element of a record.
 *
 * @param tag 0 to 255; none of {@link RecordTag} when lenient reading kept an unknown one
 * @param value its bytes
 */
public record RecordElement(int tag, Bytes value) {}
