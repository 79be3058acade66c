package io.option150.trust.formats.rsa;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Cipher;

/** Signs by the Java platform alone. */
record PlatformKey(PrivateKey key) implements RsaSigningKey {

    @Override
    public byte[] sign(byte[] digestInfo) throws GeneralSecurityException {
        // "Encrypting" with a private key is the platform's name for block type 1.
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(digestInfo);
    }

    @Override
    public String toString() {
        return "PlatformKey";
    }
}
