/**
 * The header that signed files, encrypted signed files and trust lists start with: its model, its reader, its writer.
 *
 * <p>Layout, each element being tag (1 byte), length (2 bytes, big-endian), value; texts are UTF-8 and end with a NUL:
 *
 * <pre>
 *   1  VERSION             2  major, minor
 *   2  HEADERLENGTH        2  all header bytes, signature and padding included: where the payload starts
 *  28  SIGNERVERSION       2  major, minor; only in trust lists, and there it may be absent
 *   3  SIGNERID            n  contains 4 SIGNERNAME (text), 5 SERIALNUMBER, 6 CANAME (text)
 *   7  SIGNATUREINFO      15  contains 8 DIGESTALGORITHM (1) and
 *                             9 SIGNATUREALGOINFO (8), which contains 10 SIGNATUREALGORITHM (1), 11 SIGNATUREMODULUS (1)
 *  12  SIGNATURE           k  as many bytes as the RSA modulus has
 *  14  FILENAME            n  text: the name the phone asked for
 *  15  TIMESTAMP           4  Unix time in seconds
 *  16, 26, 27                of encrypted files alone: see {@link Encryption}
 *  13  PADDING             -  single bytes 0x0D without length, up to HEADERLENGTH
 * </pre>
 *
 * <p>The signature covers header and payload with the whole SIGNATURE element (tag and length too) left out, while
 * HEADERLENGTH already counts it.
 */
@NullMarked
package io.option150.trust.formats.header;

import org.jspecify.annotations.NullMarked;
