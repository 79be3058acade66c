/**
 * TFTP as bytes and states: packets, options and transfer machines by RFC 1350, 2347, 2348, 2349 and 7440.
 *
 * <p>Nothing here opens a socket or reads a clock: input and time come in as arguments, what is to be done goes out
 * as values.
 */
@NullMarked
package io.option150.tftp.protocol;

import org.jspecify.annotations.NullMarked;
