package io.option150.trust.phone;

import io.option150.trust.certificate.BroughtCertificate;
import io.option150.trust.certificate.Fingerprint;
import io.option150.web.Violation;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * The certificate of one phone, LSC or MIC. Its validity is not looked at: a phone goes on to use it.
 *
 * @param device whose
 * @param certificate the certificate, with an RSA key
 * @param since when it was taken for this phone
 */
public record PhoneCertificate(PhoneName device, X509Certificate certificate, Instant since) {

    private static final int LEAST_BITS = 1024;
    private static final int MOST_BITS = 4096;

    /** Refuses keys for which nothing can be encrypted. */
    public PhoneCertificate {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            throw refused(
                    "must have an RSA key: how to encrypt for others is not known",
                    certificate.getPublicKey().getAlgorithm());
        }
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw refused("must have an RSA key of %d to %d bits".formatted(LEAST_BITS, MOST_BITS), bits + " bits");
        }
    }

    /**
     * Reads what came over the API.
     *
     * @param brought PEM or DER
     * @throws io.option150.web.ProblemException 400 naming field, rule and value
     */
    static PhoneCertificate read(PhoneName device, byte[] brought, Instant now) {
        return new PhoneCertificate(device, BroughtCertificate.read(brought), now);
    }

    /** SHA-256 of its DER form. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }

    private static RuntimeException refused(String rule, String found) {
        return new Violation("certificate", rule, found).exception();
    }
}
