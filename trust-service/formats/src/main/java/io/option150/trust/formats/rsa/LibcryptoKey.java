package io.option150.trust.formats.rsa;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signs by libcrypto. The key lives in native memory as long as this object does, where libcrypto blinds each use of it
 * and checks each result.
 */
final class LibcryptoKey implements RsaSigningKey {

    private final Libcrypto library;
    private final MemorySegment key;
    private final int modulusLength;

    private LibcryptoKey(Libcrypto library, MemorySegment key) {
        this.library = library;
        this.key = key;
        this.modulusLength = library.size(key);
    }

    /** The key in libcrypto; empty when there is no libcrypto or the key's bytes are not to be had. */
    static Optional<RsaSigningKey> open(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            return Optional.empty();
        }
        try {
            return Libcrypto.find()
                    .flatMap(library -> library.privateKey(encoded).map(held -> new LibcryptoKey(library, held)));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    public byte[] sign(byte[] digestInfo) throws GeneralSecurityException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment context = library.newContext(key);
            try {
                MemorySegment signature = arena.allocate(modulusLength);
                MemorySegment length = arena.allocateFrom(JAVA_LONG, modulusLength);
                MemorySegment input = arena.allocateFrom(JAVA_BYTE, digestInfo);
                if (!library.sign(context, signature, length, input) || length.get(JAVA_LONG, 0) != modulusLength) {
                    throw new SignatureException("libcrypto refuses to sign " + digestInfo.length + " bytes");
                }
                return signature.toArray(JAVA_BYTE);
            } finally {
                library.freeContext(context);
            }
        }
    }

    @Override
    public String toString() {
        return "LibcryptoKey";
    }
}
