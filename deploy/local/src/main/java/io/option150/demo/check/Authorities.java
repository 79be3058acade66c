package io.option150.demo.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom the check believes over TLS. */
final class Authorities {

    private Authorities() {}

    /**
     * The certificates of a PEM file, and nobody else.
     *
     * @throws IllegalArgumentException naming the variable and the file, where there are none
     */
    static SSLContext trusting(Path pem) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), ca);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("OPTION150_CHECK_CA: " + pem + " cannot be read: " + e.getMessage(), e);
        }
    }
}
