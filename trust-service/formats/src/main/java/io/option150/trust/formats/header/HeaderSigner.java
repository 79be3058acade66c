package io.option150.trust.formats.header;

import io.option150.trust.formats.rsa.RsaSigningKey;
import io.option150.trust.formats.signer.SignerId;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Signs files of any form with one key. Safe to share between threads; each file gets a {@link Signing} of its own.
 *
 * <p>The same name, digest, time and payload always give the same bytes: RSA PKCS#1 v1.5 has no randomness.
 */
public final class HeaderSigner {

    /** Below 1024 bits a key is no protection; above 2048 some endpoints refuse it. */
    private static final Set<ModulusSize> SIGNING = EnumSet.of(ModulusSize.RSA_1024, ModulusSize.RSA_2048);

    private final SignerId id;
    private final ModulusSize modulus;
    private final RsaSigningKey key;

    /**
     * A signer.
     *
     * @param certificate the certificate that files will name
     * @param key its private key, RSA of 1024 or 2048 bits
     * @throws IllegalArgumentException when key and certificate do not belong together, the key is of another kind or
     *     size, or the certificate's names do not fit the format
     */
    public HeaderSigner(X509Certificate certificate, PrivateKey key) {
        this.id = SignerId.of(certificate);
        this.modulus = modulus(certificate, key);
        this.key = RsaSigningKey.of(key);
    }

    private static ModulusSize modulus(X509Certificate certificate, PrivateKey key) {
        if (!(key instanceof RSAKey own) || !(certificate.getPublicKey() instanceof RSAKey certified)) {
            throw new IllegalArgumentException("signing key: only RSA signs files, not " + key.getAlgorithm()
                    + " with a " + certificate.getPublicKey().getAlgorithm() + " certificate");
        }
        if (!own.getModulus().equals(certified.getModulus())) {
            throw new IllegalArgumentException(
                    "signing key: does not belong to the certificate of " + certificate.getSubjectX500Principal());
        }
        int bits = own.getModulus().bitLength();
        return ModulusSize.ofBits(bits)
                .filter(SIGNING::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        "signing key: %d bits, phones take files signed with 1024 or 2048".formatted(bits)));
    }

    /**
     * How signed files name this signer.
     *
     * @return names and serial number
     */
    public SignerId id() {
        return id;
    }

    /**
     * Starts to sign a file.
     *
     * @param form form of the file
     * @param fileName what FILENAME says
     * @param digest the digest that the phone understands
     * @param timestamp when the file was built, in whole seconds
     * @param extras what only this form has
     * @return feed it the payload, then ask it for the header
     * @throws IllegalArgumentException when the header would exceed 65535 bytes or the time 32 bits
     */
    public Signing begin(
            HeaderForm form, String fileName, DigestAlgorithm digest, Instant timestamp, HeaderExtras extras) {
        HeaderContent content = HeaderContent.padded(form, id, digest, modulus, fileName, timestamp, extras);
        try {
            return new Signing(content, key);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + digest.digestAlgorithm(), impossible);
        }
    }
}
