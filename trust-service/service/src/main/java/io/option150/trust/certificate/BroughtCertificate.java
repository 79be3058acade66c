package io.option150.trust.certificate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.option150.trust.formats.signer.CertificateDer;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.web.Violation;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate as an admin brings it. */
public final class BroughtCertificate {

    private static final Pattern PEM = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private BroughtCertificate() {}

    /**
     * One certificate out of PEM or DER.
     *
     * @param brought what came
     * @return the certificate
     * @throws io.option150.web.ProblemException 400 when the bytes are none
     */
    public static X509Certificate read(byte[] brought) {
        return CertificateDer.read(Bytes.copyOf(brought)).orElseGet(() -> pem(brought));
    }

    /**
     * One certificate out of PEM or DER that trust lists or signed files may name.
     *
     * @param brought what came
     * @return the certificate
     * @throws io.option150.web.ProblemException 400 when the bytes are none, or it has names that files cannot carry
     */
    public static X509Certificate readNameable(byte[] brought) {
        X509Certificate certificate = read(brought);
        try {
            SignerId.of(certificate);
        } catch (IllegalArgumentException unwritable) {
            throw refused("must have names that phones' files can carry", String.valueOf(unwritable.getMessage()));
        }
        return certificate;
    }

    private static X509Certificate pem(byte[] brought) {
        Matcher blocks = PEM.matcher(new String(brought, ISO_8859_1));
        if (!blocks.find()) {
            throw refused("must be one X.509 certificate in PEM or DER", brought.length + " bytes of something else");
        }
        String base64 = blocks.group(1);
        if (blocks.find()) {
            throw refused("must be one X.509 certificate", "several");
        }
        try {
            return CertificateDer.read(Bytes.copyOf(Base64.getMimeDecoder().decode(base64)))
                    .orElseThrow(() -> refused("must be one X.509 certificate in PEM or DER", "PEM of something else"));
        } catch (IllegalArgumentException notBase64) {
            throw refused("must be one X.509 certificate in PEM or DER", "PEM that is not base64");
        }
    }

    private static RuntimeException refused(String rule, String found) {
        return new Violation("certificate", rule, found).exception();
    }
}
