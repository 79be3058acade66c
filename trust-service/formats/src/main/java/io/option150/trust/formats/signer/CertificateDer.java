package io.option150.trust.formats.signer;

import io.option150.trust.formats.tlv.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Reads certificates as files and messages carry them. */
public final class CertificateDer {

    private static final int SEQUENCE = 0x30;

    private CertificateDer() {}

    /**
     * The certificate that the bytes are.
     *
     * @param der X.509 DER and nothing behind it
     * @return empty when the bytes are anything else
     */
    public static Optional<X509Certificate> read(Bytes der) {
        if (der.length() == 0 || der.at(0) != SEQUENCE) {
            // The factory would take PEM too, and its blanks before it.
            return Optional.empty();
        }
        var in = new ByteArrayInputStream(der.toArray());
        try {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return in.available() == 0 ? Optional.of(certificate) : Optional.empty();
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }
}
