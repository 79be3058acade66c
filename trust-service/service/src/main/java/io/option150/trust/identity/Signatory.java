package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.formats.sgn.SgnSigner;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Who signs files: what the rest of the service may know of our identity. The private key stays inside the signer.
 *
 * @param fingerprint of the certificate
 * @param certificate the certificate
 * @param signer signs with its key
 */
public record Signatory(Fingerprint fingerprint, X509Certificate certificate, SgnSigner signer) {

    public Signatory {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(signer, "signer");
    }

    static Signatory of(Identity identity) {
        return new Signatory(
                Fingerprint.of(identity.certificate()),
                identity.certificate(),
                new SgnSigner(identity.certificate(), identity.privateKey()));
    }

    @Override
    public String toString() {
        return "Signatory[" + fingerprint + "]";
    }
}
