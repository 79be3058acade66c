package io.option150.cli.server;

import io.option150.cli.failure.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom a call over TLS believes. */
final class Trusted {

    private Trusted() {}

    /** The certificates of a PEM file, and nobody else. */
    static SSLContext by(Path pem) {
        try (var in = new BufferedInputStream(Files.newInputStream(pem))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
            if (count == 0) {
                throw Failure.wrongUse("the file " + pem + " holds no certificate in PEM");
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return context(factory.getTrustManagers());
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.wrongUse("the certificates of --ca-file " + pem + " cannot be read: " + e.getMessage());
        }
    }

    /** Nobody: for calls without TLS, which should not wait until the system's hundred certificates are read. */
    static SSLContext nobody() {
        try {
            return context(new TrustManager[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }
}
