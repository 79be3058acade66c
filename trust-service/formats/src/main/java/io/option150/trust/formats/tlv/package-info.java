/**
 * Elements of tag, length and value: the layer that signed files, trust lists and TVS messages are all made of.
 *
 * <p>An element is {@code TAG} (1 byte), {@code LENGTH} (2 bytes, big-endian), {@code VALUE} ({@code LENGTH} bytes). The
 * one exception, the header's single-byte padding, is known to the header alone.
 */
@NullMarked
package io.option150.trust.formats.tlv;

import org.jspecify.annotations.NullMarked;
