package io.option150.edge.fetched;

import io.option150.edge.cache.CacheKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Under which name a key's bytes are kept: no name of a phone's ever becomes a path. */
final class FetchedName {

    /** What a file's name looks like. */
    static final String FILE = "[0-9a-f]{64}";

    private FetchedName() {}

    /**
     * All that names the bytes.
     *
     * @param digest which signatures are asked for; a copy may be told of another one at its restart
     */
    static String text(CacheKey key, String digest) {
        return switch (key) {
            case CacheKey.Own own -> "own\n" + own.sha256();
            case CacheKey.Signed form ->
                String.join("\n", "signed", form.sha256(), form.signer(), form.phone(), digest, form.name());
            case CacheKey.Remote remote -> String.join("\n", "remote", remote.clusterId(), remote.name());
        };
    }

    static String file(CacheKey key, String digest) {
        return file(text(key, digest));
    }

    static String file(String text) {
        return HexFormat.of().formatHex(Head.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
