/**
 * Encrypted signed files ({@code SEP<MAC>.cnf.xml.enc.sgn}): a header of version 2.0, then a configuration that only one
 * phone can read. How it was encrypted stands in the header ({@link io.option150.trust.formats.header.Encryption}); the
 * signature covers header and ciphertext.
 *
 * <p>Beside it, under the plain {@code .cnf.xml.sgn} name, a phone finds a {@linkplain
 * io.option150.trust.formats.enc.ShortConfig short configuration} that tells it to ask for the encrypted one.
 */
@NullMarked
package io.option150.trust.formats.enc;

import org.jspecify.annotations.NullMarked;
