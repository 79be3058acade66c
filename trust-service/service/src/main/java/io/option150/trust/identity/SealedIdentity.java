package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.SealedKey;
import io.option150.trust.key.SealingKey;
import io.option150.trust.key.WrongKeyException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

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
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(certificate, "certificate");
        behind = List.copyOf(behind);
        Objects.requireNonNull(key, "key");
    }

    /** What {@link Identity#seal} was given. */
    Identity open(SealingKey sealing) throws WrongKeyException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        return new Identity(
                certificate, behind, sealing.open(key, Fingerprint.of(certificate).hex(), algorithm));
    }
}
