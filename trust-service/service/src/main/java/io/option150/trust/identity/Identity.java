package io.option150.trust.identity;

import io.option150.seal.SealKey;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.Presented;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.key.SealedKey;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate, those behind it, and its private key. Its text form shows the certificate's subject alone.
 *
 * <p>The certificates behind it are the chain without the certificate itself, the issuer of each next; none for a
 * self-signed one.
 */
final class Identity {

    private final X509Certificate certificate;
    private final List<X509Certificate> behind;
    private final PrivateKey privateKey;

    Identity(X509Certificate certificate, List<X509Certificate> behind, PrivateKey privateKey) {
        this.certificate = certificate;
        this.behind = List.copyOf(behind);
        this.privateKey = privateKey;
    }

    /** One that is self-signed. */
    Identity(X509Certificate certificate, PrivateKey privateKey) {
        this(certificate, List.of(), privateKey);
    }

    X509Certificate certificate() {
        return certificate;
    }

    List<X509Certificate> behind() {
        return behind;
    }

    /** The whole chain as a server sends it, the certificate first. */
    List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), behind.stream()).toList();
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    Presented presented() {
        return new Presented(Fingerprint.of(certificate), Bytes.copyOf(X509.ders(behind)));
    }

    SealedIdentity seal(CertificateUse use, SealKey key) {
        String fingerprint = Fingerprint.of(certificate).hex();
        return new SealedIdentity(use, certificate, behind, SealedKey.of(privateKey, fingerprint, key));
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
