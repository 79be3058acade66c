package io.option150.trust.formats.enc;

import io.option150.trust.formats.header.Encryption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens encrypted files with a phone's private key, as the phone does. Look at the signature first. */
public final class ConfigDecryptor {

    private static final int AES_BYTES = 16;

    private final PrivateKey key;

    /**
     * A decryptor.
     *
     * @param key the phone's private key, RSA
     */
    public ConfigDecryptor(PrivateKey key) {
        this.key = key;
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @return the plain configuration, whose digest was checked
     * @throws NotForThisPhoneException when the file was encrypted for another key, or is damaged
     */
    public byte[] decrypt(EncryptedFile file) throws NotForThisPhoneException {
        Encryption encryption = file.encryption();
        try {
            var keyCipher = Cipher.getInstance(ConfigEncryptor.KEY_CIPHER);
            keyCipher.init(Cipher.DECRYPT_MODE, key);
            byte[] aes = keyCipher.doFinal(encryption.key().toArray());
            if (aes.length != AES_BYTES) {
                throw new NotForThisPhoneException("the key is not one of AES-128: " + aes.length + " bytes");
            }
            var cipher = Cipher.getInstance(ConfigEncryptor.CIPHER);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(aes, "AES"),
                    new IvParameterSpec(encryption.iv().toArray()));
            byte[] padded = cipher.doFinal(file.ciphertext().toArray());
            byte[] plain = Arrays.copyOf(padded, padded.length - encryption.padCount());
            if (!ConfigEncryptor.digest(encryption.digest(), plain).equals(encryption.plaintextDigest())) {
                throw new NotForThisPhoneException("the configuration has another digest than the header says");
            }
            return plain;
        } catch (GeneralSecurityException refused) {
            throw new NotForThisPhoneException("the key does not open it", refused);
        }
    }

    /** The file cannot be opened with this phone's key. */
    public static final class NotForThisPhoneException extends Exception {

        private static final long serialVersionUID = 1L;

        NotForThisPhoneException(String message) {
            super(message);
        }

        NotForThisPhoneException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
