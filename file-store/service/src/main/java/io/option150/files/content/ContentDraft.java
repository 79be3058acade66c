package io.option150.files.content;

import io.option150.web.Problem;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;

/** What is known of a content while its bytes come in: its id, chunks so far, running size and digest. One stream's own. */
final class ContentDraft {

    private final Chunker chunker = new Chunker();
    private final MessageDigest digest = Sha256.digest();
    private final long maxSize;
    private OptionalLong id = OptionalLong.empty();
    private int chunks;
    private long received;

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

    /** What is left when the stream has ended: less than a chunk, or nothing. */
    byte[] rest() {
        return chunker.rest();
    }

    /** Digests the next bytes, in order. The costly part: about half a millisecond for a full chunk. */
    void digest(byte[] bytes) {
        digest.update(bytes);
    }

    /** A chunk is stored: the first one gave the content this id. */
    void stored(long content) {
        id = OptionalLong.of(content);
        chunks++;
    }

    /** Empty until the first chunk is stored. */
    OptionalLong id() {
        return id;
    }

    /** How many are stored. */
    int chunks() {
        return chunks;
    }

    /** Bytes so far. */
    long size() {
        return received;
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
