package io.option150.trust.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.signer.SignerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.jspecify.annotations.Nullable;

/** X.509 certificates in their forms: DER, PEM, and the record that others get. */
public final class X509 {

    private static final int PEM_LINE = 64;

    private X509() {}

    /**
     * Reads a certificate that was stored.
     *
     * @param der its DER form
     * @return the certificate
     * @throws IllegalStateException when the bytes are none
     */
    public static X509Certificate decode(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException damaged) {
            throw new IllegalStateException("a stored certificate cannot be read", damaged);
        }
    }

    /**
     * Reads certificates that were stored one after the other.
     *
     * @param ders what {@link #ders} gave
     * @return the certificates
     * @throws IllegalStateException when the bytes are something else
     */
    public static List<X509Certificate> decodeAll(byte[] ders) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(ders)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException damaged) {
            throw new IllegalStateException("stored certificates cannot be read", damaged);
        }
    }

    /**
     * The DER forms of certificates, one after the other.
     *
     * @param certificates the certificates
     * @return their bytes; none for none
     */
    public static byte[] ders(List<X509Certificate> certificates) {
        var bytes = new ByteArrayOutputStream();
        certificates.forEach(certificate -> bytes.writeBytes(der(certificate)));
        return bytes.toByteArray();
    }

    /**
     * Reads a certificate that was brought.
     *
     * @param block of PEM
     * @return the certificate
     * @throws CertificateException when it is none
     */
    public static X509Certificate decode(PemBlock block) throws CertificateException {
        try (var parser = new PEMParser(new StringReader(block.text()))) {
            return switch (parser.readObject()) {
                case X509CertificateHolder holder -> new JcaX509CertificateConverter().getCertificate(holder);
                case X509TrustedCertificateBlock trusted ->
                    new JcaX509CertificateConverter().getCertificate(trusted.getCertificateHolder());
                case null, default -> throw new CertificateException("PEM of something else");
            };
        } catch (IOException | IllegalArgumentException malformed) {
            throw new CertificateException("PEM that is no certificate", malformed);
        }
    }

    /**
     * The DER form.
     *
     * @param certificate the certificate
     * @return its bytes
     */
    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a parsed certificate has a DER form", impossible);
        }
    }

    /**
     * The PEM form (RFC 7468).
     *
     * @param certificate the certificate
     * @return lines of 64 characters, each ended by a line feed
     */
    public static String pem(X509Certificate certificate) {
        String base64 = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII)).encodeToString(der(certificate));
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    /**
     * Reads back what {@link #pem} wrote.
     *
     * @param pem the PEM form
     * @return the certificate
     * @throws IllegalStateException when the text is none
     */
    public static X509Certificate parsePem(String pem) {
        // The JDK's factory takes either form.
        return decode(pem.getBytes(US_ASCII));
    }

    /**
     * What others get of a certificate.
     *
     * @param certificate the certificate
     * @param cluster whose it is
     * @param roles what it is held for
     * @param use what we use it for; null for others' certificates
     * @param sequence version of the record
     * @return the record
     */
    public static CertificateRecord describe(
            X509Certificate certificate,
            String cluster,
            List<CertificateRole> roles,
            @Nullable CertificateUse use,
            long sequence) {
        var names = SignerId.of(certificate);
        return new CertificateRecord(
                Fingerprint.of(certificate).hex(),
                cluster,
                roles,
                use,
                names.subject(),
                names.issuer(),
                names.serial().toString(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                pem(certificate),
                sequence);
    }
}
