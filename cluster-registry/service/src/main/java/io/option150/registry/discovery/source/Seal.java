package io.option150.registry.discovery.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.registry.discovery.DiscoverySettings;
import io.option150.web.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals passwords under the key of a file (AES-256-GCM), each for one purpose: it opens for no other. The file is read whenever
 * something is sealed or opened, which is seldom: the key stays nowhere. It blocks.
 */
@Singleton
class Seal {

    private static final String SETTING = "option150.discovery.key-file";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<Path> file;

    Seal(DiscoverySettings settings) {
        this.file = settings.keyFile().map(Path::toAbsolutePath);
    }

    /** Something sealed does not open; {@link #getMessage} says why, for an admin. */
    static final class UnopenedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnopenedException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** Base64 of nonce and ciphertext; fails with 409 where there is no key file, or it is not fit. */
    String seal(String text, String purpose) {
        var path = file.orElseThrow(() -> Problem.conflict("No password can be kept: set " + SETTING
                        + " to a file, which is made where it is not there, and is the same for all copies.")
                .exception());
        try {
            if (!Files.exists(path)) {
                SealFile.make(path, random(KEY_BYTES));
            }
            byte[] nonce = random(NONCE_BYTES);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, path, nonce, purpose).doFinal(text.getBytes(UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (IOException | IllegalArgumentException | GeneralSecurityException failed) {
            throw Problem.conflict("No password can be kept: " + SETTING + ": " + path + ": " + failed)
                    .exception();
        }
    }

    /** What {@link #seal} was given. */
    String open(String sealed, String purpose) throws UnopenedException {
        var path = file.orElseThrow(() -> new UnopenedException(
                "its password cannot be opened: " + SETTING + " is not set", new IllegalStateException()));
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, path, nonce, purpose)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES),
                    UTF_8);
        } catch (AEADBadTagException wrong) {
            throw new UnopenedException(
                    "its password was sealed under another key than that of " + SETTING + "; give it again", wrong);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException failed) {
            throw new UnopenedException("its password cannot be opened: " + SETTING + ": " + failed, failed);
        }
    }

    private static Cipher cipher(int mode, Path path, byte[] nonce, String purpose)
            throws IOException, GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(Files.readString(path).strip());
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException("it must hold 32 bytes in base64; got " + raw.length + " bytes");
        }
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(raw, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
