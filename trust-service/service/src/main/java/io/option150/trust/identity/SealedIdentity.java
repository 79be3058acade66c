package io.option150.trust.identity;

import io.option150.seal.DoesNotOpen;
import io.option150.seal.SealKey;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.SealedKey;
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

    /**
     * What {@link Identity#seal} was given.
     *
     * @throws DoesNotOpen where it was sealed under another key
     */
    Identity open(SealKey under) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        return new Identity(
                certificate, behind, key.open(under, Fingerprint.of(certificate).hex(), algorithm));
    }
}
