package io.option150.trust.formats.list;

import io.option150.trust.formats.tlv.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The parts of certificates that records carry. */
final class Der {

    private static final int BIT_STRING = 0x03;
    private static final int LONG_LENGTH = 0x80;

    private Der() {}

    /** The key as PUBLICKEY carries it; empty for kinds that phones do not know. */
    static Optional<Bytes> bareKey(PublicKey key) {
        return key instanceof RSAPublicKey || key instanceof ECPublicKey
                ? Optional.of(bitString(key.getEncoded()))
                : Optional.empty();
    }

    /**
     * The content of SubjectPublicKeyInfo's bit string (RFC 5280 section 4.1), which is exactly the bare key: RSAPublicKey
     * (RFC 8017 appendix A.1.1) or the uncompressed point (RFC 5480 section 2.2).
     */
    private static Bytes bitString(byte[] info) {
        int algorithm = content(info, 0);
        int string = algorithm + elementLength(info, algorithm);
        if (info[string] != BIT_STRING) {
            throw new IllegalStateException("a public key's encoding has no bit string at " + string);
        }
        int unusedBits = content(info, string);
        return Bytes.copyOf(info, unusedBits + 1, info.length);
    }

    private static int content(byte[] der, int at) {
        int first = Byte.toUnsignedInt(der[at + 1]);
        return at + 2 + (first < LONG_LENGTH ? 0 : first - LONG_LENGTH);
    }

    private static int elementLength(byte[] der, int at) {
        int content = content(der, at);
        int first = Byte.toUnsignedInt(der[at + 1]);
        int length = first < LONG_LENGTH
                ? first
                : new BigInteger(1, Bytes.copyOf(der, at + 2, content).toArray()).intValueExact();
        return content - at + length;
    }

    /** SHA-1 of a certificate, as CERTIFICATEHASH carries it. */
    static Bytes sha1(Bytes der) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(der.toArray()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
