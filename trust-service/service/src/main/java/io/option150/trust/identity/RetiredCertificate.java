package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import java.time.Instant;

/**
 * A certificate whose place another one has, as the API tells it. Its key is kept sealed.
 *
 * @param use what it was for
 * @param since when it came into that use
 * @param retired when another one took its place
 * @param fingerprint SHA-256 of the DER form, 64 lower-case hex digits
 * @param subject as RFC 2253 writes it
 * @param notAfter last second of validity
 * @param pem the certificate, PEM (RFC 7468)
 */
record RetiredCertificate(
        CertificateUse use,
        Instant since,
        Instant retired,
        String fingerprint,
        String subject,
        Instant notAfter,
        String pem) {}
