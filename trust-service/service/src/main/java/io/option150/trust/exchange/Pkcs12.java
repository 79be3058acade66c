package io.option150.trust.exchange;

import io.option150.trust.certificate.Pkcs12File;
import io.option150.trust.formats.signer.SignerId;
import io.option150.web.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * Certificates in a PKCS#12 file (RFC 7292). Keys are neither written nor looked at. Takes a moment: not for an event loop.
 */
final class Pkcs12 {

    private Pkcs12() {}

    /** Writes certificates under a password. */
    static byte[] write(List<ExchangeCertificate> all, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry(all.get(i).name(i + 1), all.get(i).certificate());
            }
            var written = new ByteArrayOutputStream();
            store.store(written, password);
            return written.toByteArray();
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("certificates cannot be written as PKCS#12", failed);
        }
    }

    /**
     * Reads all certificates.
     *
     * @param cluster whose they are unless the file says so
     * @throws io.option150.web.ProblemException 400 when the file is none, the password is another one, or a certificate
     *     has names that phones' files cannot carry
     */
    static List<ExchangeCertificate> read(byte[] file, char[] password, String cluster) {
        return Pkcs12File.open(file, password).certificates().stream()
                .map(found -> ExchangeCertificate.named(found.name(), certificate(found.certificate()), cluster))
                .toList();
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            SignerId.of(certificate);
            return certificate;
        } catch (CertificateException unreadable) {
            throw refused("must hold certificates that can be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException unwritable) {
            throw refused("must hold certificates whose names phones' files can carry: " + unwritable.getMessage());
        }
    }

    private static RuntimeException refused(String rule) {
        return new Violation("pkcs12", rule, "(not shown)").exception();
    }
}
