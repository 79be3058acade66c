package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.key.SealingKey;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** A certificate and its private key. Its text form shows the certificate's subject alone. */
final class Identity {

    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    Identity(X509Certificate certificate, PrivateKey privateKey) {
        this.certificate = Objects.requireNonNull(certificate, "certificate");
        this.privateKey = Objects.requireNonNull(privateKey, "privateKey");
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    SealedIdentity seal(CertificateUse use, SealingKey key) {
        String fingerprint = Fingerprint.of(certificate).hex();
        return new SealedIdentity(use, certificate, key.seal(privateKey, fingerprint));
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
