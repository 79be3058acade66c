package io.option150.trust.formats.sgn;

import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.HeaderExtras;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderSigner;
import io.option150.trust.formats.header.Signing;
import io.option150.trust.formats.signer.SignerId;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Signs files with one key. Safe to share between threads; each file gets a {@link Signing} of its own.
 *
 * <p>The same name, digest, time and payload always give the same bytes: RSA PKCS#1 v1.5 has no randomness.
 */
public final class SgnSigner {

    private final HeaderSigner signer;

    /**
     * A signer.
     *
     * @param certificate the certificate that files will name
     * @param key its private key, RSA of 1024 or 2048 bits
     * @throws IllegalArgumentException when key and certificate do not belong together, the key is of another kind or
     *     size, or the certificate's names do not fit the format
     */
    public SgnSigner(X509Certificate certificate, PrivateKey key) {
        this.signer = new HeaderSigner(certificate, key);
    }

    /**
     * How signed files name this signer.
     *
     * @return names and serial number
     */
    public SignerId id() {
        return signer.id();
    }

    /**
     * Starts to sign a file.
     *
     * @param name the name the phone asked for
     * @param digest the digest that the phone understands
     * @param timestamp when the file was built, in whole seconds
     * @return feed it the payload, then ask it for the header
     * @throws IllegalArgumentException when the header would exceed 65535 bytes or the time 32 bits
     */
    public Signing begin(SgnFileName name, DigestAlgorithm digest, Instant timestamp) {
        return signer.begin(HeaderForm.SIGNED, name.value(), digest, timestamp, HeaderExtras.NONE);
    }
}
