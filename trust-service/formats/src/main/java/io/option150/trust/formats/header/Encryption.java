package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.Bytes;

/**
 * How the payload of an encrypted file was encrypted: AES-128-CBC under a key that only the phone can open. Layout inside
 * the header, after TIMESTAMP:
 *
 * <pre>
 *  16 ENCRYPTIONINFO      n  contains 17 and 21
 *     17 IVINFO          28  contains 18 (1 byte, meaning unknown), 19 IV (16), 20 PADCOUNT (2)
 *     21 KEYINFO          n  contains 22 (1, unknown), 23 KEYSIZE (2), 24 (1, unknown), 25 KEY (as many bytes as the RSA key)
 *  26                     1  digest of the plaintext, by code
 *  27                     k  the digest
 * </pre>
 *
 * @param iv initial vector, 16 bytes
 * @param padCount bytes added to the plaintext, 1 to 16
 * @param keyBits size of the phone's RSA key in bits
 * @param key the AES key, encrypted with the phone's public key by RSA PKCS#1 v1.5; {@code keyBits / 8} bytes
 * @param digest digest of the plaintext
 * @param plaintextDigest the digest of the plaintext before padding
 * @param unnamed the values of the three elements whose meaning is not known
 */
public record Encryption(
        Bytes iv,
        int padCount,
        int keyBits,
        Bytes key,
        DigestAlgorithm digest,
        Bytes plaintextDigest,
        Unnamed unnamed) {

    /** Bytes of an AES block, and of the initial vector. */
    public static final int BLOCK = 16;

    /**
     * Elements of which only the values are known.
     *
     * @param tag18 0 in all files seen; perhaps the mode of the cipher
     * @param tag22 0 in all files seen
     * @param tag24 1 in all files seen; perhaps AES
     */
    public record Unnamed(int tag18, int tag22, int tag24) {

        /** The values in all files seen. */
        public static final Unnamed USUAL = new Unnamed(0, 0, 1);
    }

    public Encryption {
        require("iv", iv.length(), BLOCK);
        require("key", key.length() * Byte.SIZE, keyBits);
        require("plaintext digest", plaintextDigest.length(), digest.length());
        if (padCount < 1 || padCount > BLOCK) {
            throw new IllegalArgumentException("pad count: %d is not within 1 to %d".formatted(padCount, BLOCK));
        }
    }

    private static void require(String field, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException("%s: length %d, must be %d".formatted(field, found, wanted));
        }
    }
}
