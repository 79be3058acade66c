package io.option150.files.content;

import io.option150.files.FileSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/**
 * Stores a stream of bytes as a content. At most one chunk is held: the stream is asked for more when it is stored. When
 * the stream fails, no content comes of it; its chunks are the collector's.
 */
@Singleton
public class ContentWriter {

    // Below this size a digest takes less time than handing it to another thread and back.
    private static final int DIGEST_INLINE = 32 * 1024;

    private final Chunks chunks;
    private final Contents contents;
    private final Vertx vertx;
    private final long maxSize;

    ContentWriter(Chunks chunks, Contents contents, Vertx vertx, FileSettings settings) {
        this.chunks = chunks;
        this.contents = contents;
        this.vertx = vertx;
        this.maxSize = settings.maxSize().asLongValue();
    }

    /**
     * Refuses a size announced in advance.
     *
     * @throws io.option150.web.ProblemException 413, when it is above the limit
     */
    public void requireAllowed(long size) {
        ContentDraft.requireAllowed(size, maxSize);
    }

    /**
     * Stores all bytes; fails with a problem as soon as there are too many: 413 for a file, 507 for the space left; else as
     * the stream fails.
     */
    public Uni<Content> write(Multi<Buffer> bytes, Space.Allowance allowance) {
        return Uni.createFrom().deferred(() -> {
            var draft = new ContentDraft(maxSize);
            return chunked(bytes, draft)
                    .onItem()
                    .transformToUniAndConcatenate(chunk -> store(chunk, draft, allowance))
                    .collect()
                    .last()
                    .chain(() -> contents.insert(draft.sha256(), draft.size(), draft.chunks()));
        });
    }

    private static Multi<byte[]> chunked(Multi<Buffer> bytes, ContentDraft draft) {
        var full = bytes.onItem()
                .transformToMultiAndConcatenate(buffer -> Multi.createFrom().iterable(draft.add(buffer)));
        var rest = Multi.createFrom().deferred(() -> Multi.createFrom().iterable(draft.rest()));
        return Multi.createBy().concatenating().streams(full, rest);
    }

    private Uni<Void> store(byte[] chunk, ContentDraft draft, Space.Allowance allowance) {
        return allowance
                .take(chunk.length)
                .chain(() -> digest(chunk, draft))
                .chain(ref -> chunks.insert(ref.sha256(), chunk));
    }

    private Uni<ChunkRef> digest(byte[] chunk, ContentDraft draft) {
        return chunk.length < DIGEST_INLINE
                ? Uni.createFrom().item(() -> draft.digest(chunk))
                : UniHelper.toUni(vertx.executeBlocking(() -> draft.digest(chunk), false));
    }
}
