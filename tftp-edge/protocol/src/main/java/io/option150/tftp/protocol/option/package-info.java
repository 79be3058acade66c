/**
 * Options of a transfer: their names and ranges (RFC 2348, 2349, 7440), what a server grants of what was asked, and
 * whether what a server answered may be believed.
 */
@NullMarked
package io.option150.tftp.protocol.option;

import org.jspecify.annotations.NullMarked;
