package io.option150.edge.mirror;

import io.option150.edge.cache.CacheKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What bytes in the mirror stand for, and the file that they lie in: no name of a phone's ever becomes a path.
 *
 * @param text all that the bytes depend on
 */
record MirrorName(String text) {

    /** What a file's name looks like. */
    static final String FILE = "[0-9a-f]{64}";

    /**
     * The name of what is kept under this key.
     *
     * @param digest which signatures are asked for; a copy may be told of another one at its restart
     */
    static MirrorName of(CacheKey key, String digest) {
        return switch (key) {
            case CacheKey.Own own -> new MirrorName("own " + own.sha256());
            case CacheKey.Signed form ->
                new MirrorName(
                        String.join("\n", "signed " + form.sha256(), form.signer(), form.phone(), digest, form.name()));
            case CacheKey.Remote remote ->
                throw new IllegalArgumentException(remote.name() + " is of " + remote.clusterId() + ", not our own");
        };
    }

    String file() {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
