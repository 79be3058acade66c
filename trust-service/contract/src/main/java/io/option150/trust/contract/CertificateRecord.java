package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One certificate as the trust service answers and tells it. It is public throughout: the private key has no place here.
 *
 * @param fingerprint SHA-256 of the DER form, 64 lower-case hex digits; the key of the topic
 * @param cluster id of the cluster whose certificate it is; the suite's own unless it was brought from another
 * @param roles what it is held for
 * @param use what the suite itself uses it for; null for certificates of others
 * @param subject such as {@code CN=a;OU=b;O=c}, as signed files name their signer
 * @param issuer in the same form
 * @param serial serial number, lower-case hex without leading zeros but whole bytes, as signed files carry it
 * @param notBefore first second of validity
 * @param notAfter last second of validity
 * @param pem the certificate, PEM (RFC 7468)
 * @param sequence version of this record; grows with every change and is never reused for this fingerprint
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CertificateRecord(
        String fingerprint,
        String cluster,
        List<CertificateRole> roles,
        @Nullable CertificateUse use,
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        String pem,
        long sequence) {

    public CertificateRecord {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(cluster, "cluster");
        roles = List.copyOf(roles);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(pem, "pem");
    }
}
