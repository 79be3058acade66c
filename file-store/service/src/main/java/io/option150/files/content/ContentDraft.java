package io.option150.files.content;

import io.option150.web.Problem;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** What is known of a content while its bytes come in: chunks so far, running size and digest. One stream's own. */
final class ContentDraft {

    private final Chunker chunker = new Chunker();
    private final MessageDigest digest = Sha256.digest();
    private final List<ChunkRef> chunks = new ArrayList<>();
    private final long maxSize;
    private long received;
    private long digested;

    ContentDraft(long maxSize) {
        this.maxSize = maxSize;
    }

    /**
     * Takes bytes in; answers the chunks that are full now.
     *
     * @throws io.option150.web.ProblemException 413, as soon as there are more bytes than allowed
     */
    List<byte[]> add(Buffer bytes) {
        received += bytes.length();
        requireAllowed(received, maxSize);
        return chunker.add(bytes);
    }

    /** What is left when the stream has ended: one chunk or none. */
    List<byte[]> rest() {
        return chunker.rest();
    }

    /** Digests the next chunk, in order. The costly part: about 1 ms for a full chunk. */
    ChunkRef digest(byte[] chunk) {
        digest.update(chunk);
        var ref = new ChunkRef(digested, chunk.length, Sha256.of(chunk));
        digested += chunk.length;
        chunks.add(ref);
        return ref;
    }

    long size() {
        return digested;
    }

    List<ChunkRef> chunks() {
        return List.copyOf(chunks);
    }

    /** The name of all bytes; once, at the end. */
    Sha256 sha256() {
        return Sha256.finish(digest);
    }

    /** Refuses a size, announced or counted, above the limit; both in bytes. */
    static void requireAllowed(long size, long maxSize) {
        if (size > maxSize) {
            throw Problem.of(
                            413,
                            "too-large",
                            "Too large",
                            "A file has at most " + maxSize + " bytes (option150.files.max-size); this one has " + size
                                    + " or more.")
                    .exception();
        }
    }
}
