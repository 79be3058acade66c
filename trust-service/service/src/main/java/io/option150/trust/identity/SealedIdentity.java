package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.SealedKey;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * An identity as the database keeps it.
 *
 * @param use what it is for
 * @param certificate the certificate
 * @param key its private key, sealed
 */
record SealedIdentity(CertificateUse use, X509Certificate certificate, SealedKey key) {

    SealedIdentity {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(key, "key");
    }
}
