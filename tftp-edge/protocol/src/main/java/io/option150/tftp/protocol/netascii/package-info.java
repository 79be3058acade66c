/** The netascii form of text (RFC 764), made a piece at a time. */
package io.option150.tftp.protocol.netascii;
