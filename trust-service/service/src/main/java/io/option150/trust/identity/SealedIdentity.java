package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.SealedKey;
import io.option150.trust.key.SealingKey;
import io.option150.trust.key.WrongKeyException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An identity as the database keeps it.
 *
 * @param use what it is for
 * @param certificate the certificate
 * @param behind the certificates that a server sends behind it
 * @param key its private key, sealed
 */
record SealedIdentity(CertificateUse use, X509Certificate certificate, List<X509Certificate> behind, SealedKey key) {

    SealedIdentity {
        behind = List.copyOf(behind);
    }

    /** What {@link Identity#seal} was given. */
    Identity open(SealingKey sealing) throws WrongKeyException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        return new Identity(
                certificate,
                behind,
                sealing.open(key, Fingerprint.of(certificate).hex(), algorithm));
    }
}
