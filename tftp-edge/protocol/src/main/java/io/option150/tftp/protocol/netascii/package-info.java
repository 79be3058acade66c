/** The netascii form of text (RFC 764), made a piece at a time. */
@NullMarked
package io.option150.tftp.protocol.netascii;

import org.jspecify.annotations.NullMarked;
