/**
 * Messages of the trust verification service, which phones ask over TLS on TCP port 2445 whether they may trust a
 * certificate. All numbers are big-endian:
 *
 * <pre>
 *  offset size
 *    0     1   protocol 0x57
 *    1     1   version; 0 and 1 are read, 1 is written
 *    2     1   type: 1 verification request, 2 its response, 3 query request, 4 its response
 *    3     1   reserved; ignored when read (Unified CM sends garbage here), 0 when written
 *    4     4   session, which a response echoes
 *    8     2   length of what follows
 *   10     n   elements: tag (1), length (2), value
 *
 *  tag in    value
 *    1 1,3   byte 01, then the device's name without NUL, such as CP-8861-SEPB000B4BA0AEE
 *    2 1,4   certificate, X.509 DER
 *    3 3     subject text and NUL
 *    4 3     issuer text and NUL, or serial number
 *    5 3     serial number, or issuer text and NUL
 *    7 2,4   status: 0 trusted, 1 not
 *    8 2,4   roles, one byte each
 *    9 2,4   seconds for which the answer holds (4 bytes)
 * </pre>
 *
 * <p>A verification asks for a whole certificate. A query asks for the certificate behind the names in a signed file,
 * which holds no certificate. Which of 4 and 5 is the issuer is not proven: reading decides by content (text with {@code =}
 * that ends with a NUL is the issuer), writing takes 4 for the issuer. Other elements and statuses are not known;
 * elements are refused, any status but 0 is a refusal.
 */
@NullMarked
package io.option150.trust.formats.tvs;

import org.jspecify.annotations.NullMarked;
