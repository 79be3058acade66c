package io.option150.edge.tls;

import io.option150.web.tls.ServerIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and its key in two PEM files. Reading blocks.
 *
 * @param certificate the certificate's file, its chain behind it
 * @param key the key's file, PKCS#8
 */
record PemFiles(Path certificate, Path key) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /**
     * Reads both.
     *
     * @throws IOException naming the file and what is wrong with it, but nothing of the key
     */
    ServerIdentity read() throws IOException {
        List<X509Certificate> chain = chain();
        return new ServerIdentity(chain, key(chain.getFirst().getPublicKey().getAlgorithm()));
    }

    private List<X509Certificate> chain() throws IOException {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException(certificate + " holds no certificate");
            }
            return chain;
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(certificate + " must hold certificates in PEM", unreadable);
        }
    }

    private PrivateKey key(String algorithm) throws IOException {
        Matcher pem = PKCS8.matcher(Files.readString(key, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException(key + " must hold a private key in PEM (PKCS#8, not encrypted)");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException(key + " must hold the key of the certificate in " + certificate);
        }
    }
}
