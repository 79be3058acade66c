package io.option150.trust.identity;

import io.option150.trust.Settings;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TlsHandover;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Another installation's file signer. */
public record OtherProxy(X509Certificate certificate, PrivateKey key) {

    public static OtherProxy make() {
        Identity made = new CertificateIssuer(
                        Settings.with(Map.of("option150.trust.subject.common-name", "other-proxy")))
                .issue(CertificateUse.CCM_TFTP);
        return new OtherProxy(made.certificate(), made.privateKey());
    }

    public TlsHandover handover() {
        return new TlsHandover(List.of(certificate), key);
    }

    @Override
    public String toString() {
        return "OtherProxy[" + certificate.getSubjectX500Principal() + "]";
    }
}
