package io.option150.trust.certificate;

import io.option150.trust.formats.tlv.Bytes;

/**
 * What a server shows of one of our own certificates: when either part is another, it shows something else.
 *
 * @param fingerprint of the certificate
 * @param chain the certificates behind it, DER, one after the other; none for a self-signed one
 */
public record Presented(Fingerprint fingerprint, Bytes chain) {}
