package io.option150.trust.key;

import io.option150.seal.DoesNotOpen;
import io.option150.seal.SealKey;
import io.option150.trust.formats.tlv.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * An encrypted private key.
 *
 * @param nonce 12 bytes, never used twice under one sealing key
 * @param ciphertext the PKCS#8 form, encrypted, with its 16-byte authentication tag behind
 */
public record SealedKey(Bytes nonce, Bytes ciphertext) {

    /**
     * Seals a private key.
     *
     * @param fingerprint of the certificate it belongs to: it opens for no other
     */
    public static SealedKey of(PrivateKey privateKey, String fingerprint, SealKey under) {
        byte[] plain = privateKey.getEncoded();
        try {
            byte[] sealed = under.seal(plain, fingerprint);
            return new SealedKey(
                    Bytes.copyOf(Arrays.copyOf(sealed, SealKey.NONCE_LENGTH)),
                    Bytes.copyOf(Arrays.copyOfRange(sealed, SealKey.NONCE_LENGTH, sealed.length)));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens it.
     *
     * @param fingerprint of the certificate it belongs to
     * @param algorithm of that certificate's public key, {@code RSA} or {@code EC}
     * @throws DoesNotOpen when it was sealed under another key, for another certificate, or changed since
     */
    public PrivateKey open(SealKey under, String fingerprint, String algorithm) {
        byte[] sealed = Arrays.copyOf(nonce.toArray(), nonce.toArray().length + ciphertext.toArray().length);
        System.arraycopy(ciphertext.toArray(), 0, sealed, nonce.toArray().length, ciphertext.toArray().length);
        byte[] plain = under.open(sealed, fingerprint);
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(plain));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot open the private key of certificate " + fingerprint, failed);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
