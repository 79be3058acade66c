package io.option150.trust.verification;

import io.option150.trust.certificate.BroughtCertificate;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateRole;
import io.option150.web.Violation;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants vouched for.
 *
 * @param certificate the certificate
 * @param roles for what, at least one, each once
 * @param ttl how long a phone may hold the answer, 1 to 2592000 s
 */
record VerificationEntry(X509Certificate certificate, List<CertificateRole> roles, Duration ttl) {

    private static final long MAX_TTL = 2_592_000;

    VerificationEntry {
        roles = roles.stream().distinct().toList();
        if (roles.isEmpty()) {
            throw new Violation("roles", "must name at least one role", "none").exception();
        }
        if (!isTtl(ttl.toSeconds())) {
            throw new Violation("ttlSeconds", "must be 1 to " + MAX_TTL, Long.toString(ttl.toSeconds())).exception();
        }
    }

    static boolean isTtl(long seconds) {
        return seconds >= 1 && seconds <= MAX_TTL;
    }

    /**
     * Reads what came over the API.
     *
     * @param certificate PEM or DER
     * @param roles their names
     * @param ttlSeconds null: the usual time
     * @param usual the usual time
     * @throws io.option150.web.ProblemException 400 naming field, rule and value
     */
    static VerificationEntry read(
            byte[] certificate, List<CertificateRole> roles, @Nullable Long ttlSeconds, Duration usual) {
        return new VerificationEntry(
                BroughtCertificate.readNameable(certificate),
                roles,
                ttlSeconds == null ? usual : Duration.ofSeconds(ttlSeconds));
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }
}
