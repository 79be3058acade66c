package io.option150.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals under one key (AES-256-GCM). Its text form shows nothing of it. Good for 2³² secrets, since nonces are drawn. */
public final class SealKey {

    /** Bytes of the nonce, with which all that is sealed begins. */
    public static final int NONCE_LENGTH = 12;

    private static final int LENGTH = 32;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private SealKey(byte[] raw) {
        this.key = new SecretKeySpec(raw, "AES");
    }

    /** A new one. */
    public static SealKey random() {
        var raw = new byte[LENGTH];
        new SecureRandom().nextBytes(raw);
        return new SealKey(raw);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws IllegalArgumentException when the text is not 32 bytes in base64
     */
    static SealKey decode(String text) {
        byte[] raw = Base64.getDecoder().decode(text.strip());
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("it has " + raw.length);
        }
        return new SealKey(raw);
    }

    /** One line of base64, for the key file alone. */
    String encoded() {
        return Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
    }

    /**
     * Seals a secret.
     *
     * @param of the thing that it belongs to: it opens for no other
     * @return {@value #NONCE_LENGTH} bytes of nonce, the encrypted secret, and 16 bytes that tell whether it was changed
     */
    public byte[] seal(byte[] plain, String of) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, of).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_LENGTH + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE_LENGTH, closed.length);
            return sealed;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot seal " + of, failed);
        }
    }

    /**
     * What {@link #seal} was given.
     *
     * @throws DoesNotOpen when it is under another key, of another thing, or changed
     */
    public byte[] open(byte[] sealed, String of) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), of)
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
        } catch (AEADBadTagException | IllegalArgumentException wrong) {
            // The latter of what is too short to be sealed at all.
            throw new DoesNotOpen(of, wrong);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot open " + of, failed);
        }
    }

    @Override
    public String toString() {
        return "SealKey[not shown]";
    }

    private Cipher cipher(int mode, byte[] nonce, String of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.getBytes(UTF_8));
        return cipher;
    }
}
