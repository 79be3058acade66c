package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Objects;

/**
 * The certificate of one phone: for its key the phone's configuration is encrypted.
 *
 * @param device name of the phone in upper case, such as {@code SEP001122AABBCC}
 * @param fingerprint SHA-256 of the DER form, 64 lower-case hex digits
 * @param certHash MD5 of the DER form, 32 lower-case hex digits, as the phone's short configuration names it
 * @param subject as RFC 2253 writes it
 * @param notBefore first second of validity
 * @param notAfter last second of validity; phones go on to use an older one
 * @param pem the certificate, PEM (RFC 7468)
 * @param since when it was taken for this phone
 * @param sequence version of this record; grows with every change and is never reused for this phone
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhoneCertificateRecord(
        String device,
        String fingerprint,
        String certHash,
        String subject,
        Instant notBefore,
        Instant notAfter,
        String pem,
        Instant since,
        long sequence) {

    public PhoneCertificateRecord {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(certHash, "certHash");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(pem, "pem");
        Objects.requireNonNull(since, "since");
    }
}
