package io.option150.trust.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.trust.formats.tlv.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key under which private keys are sealed (AES-256-GCM). Its text form shows nothing of it. */
public final class SealingKey {

    /** Length of the key, bytes. */
    static final int LENGTH = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private SealingKey(byte[] raw) {
        this.key = new SecretKeySpec(raw, "AES");
    }

    /** A new random key. */
    static SealingKey random() {
        return new SealingKey(randomBytes(LENGTH));
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws IllegalArgumentException when the text is not 32 bytes in base64
     */
    static SealingKey decode(String text) {
        byte[] raw = Base64.getDecoder().decode(text.strip());
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("holds %d bytes, a key has %d".formatted(raw.length, LENGTH));
        }
        return new SealingKey(raw);
    }

    /** One line of base64, for the key file alone. */
    String encoded() {
        return Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
    }

    /**
     * Seals a private key.
     *
     * @param privateKey the key
     * @param fingerprint of the certificate it belongs to: it opens for no other
     * @return the sealed form
     */
    public SealedKey seal(PrivateKey privateKey, String fingerprint) {
        byte[] nonce = randomBytes(NONCE_LENGTH);
        byte[] plain = privateKey.getEncoded();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, fingerprint).doFinal(plain);
            return new SealedKey(Bytes.copyOf(nonce), Bytes.copyOf(sealed));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot seal the private key of certificate " + fingerprint, failed);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens a sealed key.
     *
     * @param sealed what {@link #seal} gave
     * @param fingerprint of the certificate it belongs to
     * @param algorithm of that certificate's public key, {@code RSA} or {@code EC}
     * @return the private key
     * @throws WrongKeyException when it was sealed under another key, for another certificate, or changed since
     */
    public PrivateKey open(SealedKey sealed, String fingerprint, String algorithm) throws WrongKeyException {
        byte[] plain = {};
        try {
            plain = cipher(Cipher.DECRYPT_MODE, sealed.nonce().toArray(), fingerprint)
                    .doFinal(sealed.ciphertext().toArray());
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(plain));
        } catch (AEADBadTagException wrong) {
            throw new WrongKeyException(fingerprint, wrong);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot open the private key of certificate " + fingerprint, failed);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "SealingKey[not shown]";
    }

    private Cipher cipher(int mode, byte[] nonce, String fingerprint) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(fingerprint.getBytes(US_ASCII));
        return cipher;
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
