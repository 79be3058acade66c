package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One certificate that the trust verification service was told to vouch for.
 *
 * @param fingerprint SHA-256 of the DER form, 64 lower-case hex digits
 * @param roles for what phones may trust it
 * @param ttlSeconds how long a phone may hold the answer, 1 to 2592000 seconds
 * @param subject such as {@code CN=a;OU=b;O=c}
 * @param issuer in the same form
 * @param serial serial number, lower-case hex of whole bytes
 * @param notBefore first second of validity; before it nothing is vouched for
 * @param notAfter last second of validity; after it nothing is vouched for
 * @param pem the certificate, PEM (RFC 7468)
 * @param added when it was added
 * @param sequence version of this record; grows with every change
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record VerificationRecord(
        String fingerprint,
        List<CertificateRole> roles,
        long ttlSeconds,
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        String pem,
        Instant added,
        long sequence) {

    public VerificationRecord {
        Objects.requireNonNull(fingerprint, "fingerprint");
        roles = List.copyOf(roles);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(pem, "pem");
        Objects.requireNonNull(added, "added");
    }
}
