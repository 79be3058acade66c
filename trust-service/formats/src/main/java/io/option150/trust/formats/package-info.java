/**
 * The signed formats that Cisco phones trust, as a plain library without framework.
 *
 * <p>Rooms, bottom up: {@code tlv} (elements on bytes), {@code signer} (who signed: names, serial numbers, roles),
 * {@code header} (the signed header that every such file starts with), {@code verify} (whether a signer is trusted),
 * {@code sgn} (signed files), {@code enc} (encrypted signed files), {@code list} (trust lists: CTL and ITL), {@code tvs}
 * (messages of the trust verification service). Decoding is total: any byte string gives a value or a {@link
 * io.option150.trust.formats.tlv.MalformedException} that names offset, tag and what was expected, and takes no more
 * memory than a small multiple of its input.
 */
@NullMarked
package io.option150.trust.formats;

import org.jspecify.annotations.NullMarked;
