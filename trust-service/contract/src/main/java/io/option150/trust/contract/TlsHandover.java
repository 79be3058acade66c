package io.option150.trust.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How an edge gets the key of its HTTPS certificate: as PKCS#12 under a secret that trust service and edges read from a
 * file of their own. A token alone opens nothing, and no key ever travels in the clear.
 *
 * @param chain the server's certificate first, each behind it the issuer of the one before (RFC 8446, section 4.4.2)
 * @param key its private key
 */
public record TlsHandover(List<X509Certificate> chain, PrivateKey key) {

    /** Media type of the sealed form. */
    public static final String MEDIA_TYPE = "application/x-pkcs12";

    /** Shortest secret, characters: what a person types is none. */
    public static final int LEAST_SECRET = 32;

    private static final String ALIAS = "tftp-https";

    public TlsHandover {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: has no certificate");
        }
        Objects.requireNonNull(key, "key");
    }

    /** The server's certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /**
     * Reads the secret.
     *
     * @param file one line
     * @return the secret
     * @throws IOException when the file cannot be read or its secret is too short
     */
    public static char[] secret(Path file) throws IOException {
        String secret = Files.readString(file).strip();
        if (secret.length() < LEAST_SECRET) {
            throw new IOException(
                    file + " must hold a secret of at least " + LEAST_SECRET + " characters, has " + secret.length());
        }
        return secret.toCharArray();
    }

    /**
     * Seals certificate and key. Takes a moment: not for an event loop.
     *
     * @param secret of both sides
     * @return PKCS#12
     */
    public byte[] seal(char[] secret) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, secret, chain.toArray(Certificate[]::new));
            var sealed = new ByteArrayOutputStream();
            store.store(sealed, secret);
            return sealed.toByteArray();
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("the HTTPS certificate cannot be sealed", failed);
        }
    }

    /**
     * Opens what {@link #seal} gave. Takes a moment: not for an event loop.
     *
     * @param sealed PKCS#12
     * @param secret of both sides
     * @return certificate and key
     * @throws IOException when the secret is another one or the bytes are damaged
     */
    public static TlsHandover open(byte[] sealed, char[] secret) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(sealed), secret);
            Certificate[] chain = store.getCertificateChain(ALIAS);
            if (store.getKey(ALIAS, secret) instanceof PrivateKey key && chain != null) {
                return new TlsHandover(
                        Arrays.stream(chain).map(X509Certificate.class::cast).toList(), key);
            }
            throw new IOException("the sealed HTTPS certificate holds no key");
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the sealed HTTPS certificate cannot be read", unreadable);
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "TlsHandover[" + certificate().getSubjectX500Principal() + "]";
    }
}
