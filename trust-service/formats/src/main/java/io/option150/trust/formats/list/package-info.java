/**
 * Trust lists ({@code .tlv}): CTL and ITL, which have the same format. A header of version 1.2, then records, then
 * nothing. The signature covers header and records.
 *
 * <p>Each record starts with its own length and holds elements (tag 1 byte, length 2 bytes big-endian, value), counted in
 * a number space of their own:
 *
 * <pre>
 *   1  RECORDLENGTH       2  all bytes of the record, these five included; first
 *   2  DNSNAME            n  text: host name or dotted address, may be empty
 *   3  SUBJECTNAME        n  text
 *   4  FUNCTION           2  role
 *   5  ISSUERNAME         n  text
 *   6  SERIALNUMBER       n
 *   7  PUBLICKEY          n  RSA: PKCS#1 RSAPublicKey, not SubjectPublicKeyInfo; EC: X9.62 point 04|X|Y
 *   8  SIGNATURE          n  the certificate's own signature value; may be absent
 *   9  CERTIFICATE        n  X.509 DER
 *  10  IPADDRESS          4  IPv4
 *  11  CERTIFICATEHASH   20  SHA-1 of the DER
 *  12  HASHALGORITHM      1
 * </pre>
 *
 * <p>Writers order them differently (Unified CM by number, others not), so any order is read and kept. A record may come
 * without certificate: the CTL of a cluster that went back to non-secure has a CCM+TFTP record of only 2, 4 and 10.
 *
 * <p>Strict and lenient reading: unknown tags are refused strictly and kept leniently; strictly a certificate must be one,
 * and what the record says of it (names, serial number, key, signature, hash) must agree with it, leniently it is kept as
 * it stands and {@link io.option150.trust.formats.list.ListRecord#x509} tells whether it is one. An empty list of records
 * and lists beyond 64 KB are read; they are not written.
 */
@NullMarked
package io.option150.trust.formats.list;

import org.jspecify.annotations.NullMarked;
