package io.option150.trust.verification;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.formats.signer.DistinguishedName;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tvs.Vouch;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that phones may trust.
 *
 * @param certificate the certificate
 * @param fingerprint SHA-256 of its DER form
 * @param der its DER form
 * @param subject its subject
 * @param issuer its issuer
 * @param vouch for what and how long
 */
public record Vouched(
        X509Certificate certificate,
        Fingerprint fingerprint,
        Bytes der,
        DistinguishedName subject,
        DistinguishedName issuer,
        Vouch vouch) {

    static Vouched of(byte[] der, Vouch vouch) {
        X509Certificate certificate = X509.decode(der);
        return new Vouched(
                certificate,
                Fingerprint.of(certificate),
                Bytes.copyOf(der),
                DistinguishedName.of(certificate.getSubjectX500Principal()),
                DistinguishedName.of(certificate.getIssuerX500Principal()),
                vouch);
    }

    boolean isValid(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Whether names in text, in whatever rendering, are this certificate's. */
    boolean isNamed(Optional<String> subjectText, String issuerText) {
        return DistinguishedName.parse(issuerText).sameAs(issuer)
                && subjectText
                        .map(text -> DistinguishedName.parse(text).sameAs(subject))
                        .orElse(true);
    }
}
