package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.formats.enc.ConfigEncryptor;
import io.option150.trust.formats.sgn.SgnSigner;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/**
 * Signs files: what the rest of the service may know of the identity behind it. The private key stays inside.
 *
 * @param fingerprint of the certificate
 * @param certificate the certificate
 * @param sgn signs with its key
 * @param encryptor encrypts for a phone and signs with its key
 */
public record FileSigner(
        Fingerprint fingerprint, X509Certificate certificate, SgnSigner sgn, ConfigEncryptor encryptor) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static FileSigner of(Identity identity) {
        return new FileSigner(
                Fingerprint.of(identity.certificate()),
                identity.certificate(),
                new SgnSigner(identity.certificate(), identity.privateKey()),
                new ConfigEncryptor(identity.certificate(), identity.privateKey(), RANDOM));
    }

    @Override
    public String toString() {
        return "FileSigner[" + fingerprint + "]";
    }
}
