package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.formats.enc.ConfigEncryptor;
import io.option150.trust.formats.sgn.SgnSigner;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Who signs files: what the rest of the service may know of our identity. The private key stays inside those who sign.
 *
 * @param fingerprint of the certificate
 * @param certificate the certificate
 * @param signer signs with its key
 * @param encryptor encrypts for a phone and signs with its key
 */
public record Signatory(
        Fingerprint fingerprint, X509Certificate certificate, SgnSigner signer, ConfigEncryptor encryptor) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public Signatory {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(encryptor, "encryptor");
    }

    static Signatory of(Identity identity) {
        return new Signatory(
                Fingerprint.of(identity.certificate()),
                identity.certificate(),
                new SgnSigner(identity.certificate(), identity.privateKey()),
                new ConfigEncryptor(identity.certificate(), identity.privateKey(), RANDOM));
    }

    @Override
    public String toString() {
        return "Signatory[" + fingerprint + "]";
    }
}
