package io.option150.trust.formats.rsa;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/** A private key that signs. Safe to share between threads. */
public interface RsaSigningKey {

    /**
     * Signs: pads by PKCS#1 v1.5 (RFC 8017 section 9.2, block type 1) and applies the key.
     *
     * @param digestInfo the DER form of DigestInfo, at most 11 bytes shorter than the modulus
     * @return as many bytes as the modulus has
     * @throws GeneralSecurityException when the key cannot do it
     */
    byte[] sign(byte[] digestInfo) throws GeneralSecurityException;

    /**
     * The fastest there is on this machine.
     *
     * @param key an RSA key
     * @return signs with it
     */
    static RsaSigningKey of(PrivateKey key) {
        return LibcryptoKey.open(key).orElseGet(() -> new PlatformKey(key));
    }
}
