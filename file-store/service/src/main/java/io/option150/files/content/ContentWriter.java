package io.option150.files.content;

import io.option150.files.FileSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/**
 * Stores a stream of bytes as a content. At most one chunk is held: the stream is asked for more when it is stored. A content
 * of less than a chunk, as most are, is stored by one statement; a longer one gets its name, the digest, at the end. When the
 * stream fails, what is stored has no name and is the collector's.
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
            return bytes.onItem()
                    .transformToMultiAndConcatenate(buffer -> Multi.createFrom().iterable(draft.add(buffer)))
                    .onItem()
                    .transformToUniAndConcatenate(
                            chunk -> taken(chunk, draft, allowance).chain(() -> store(chunk, draft)))
                    .collect()
                    .last()
                    .chain(() -> finish(draft, allowance));
        });
    }

    /** A content whose bytes come from what is more than one: to be added piece after piece, and ended. */
    public Sink open(Space.Allowance allowance) {
        return new Sink(allowance);
    }

    /** A content that is being stored; what is not ended has no name and is the collector's. */
    public final class Sink {

        private final ContentDraft draft = new ContentDraft(maxSize);
        private final Space.Allowance allowance;

        private Sink(Space.Allowance allowance) {
            this.allowance = allowance;
        }

        /** Stores the next bytes, once those before are stored; fails as {@link ContentWriter#write} does. */
        public Uni<Void> add(Buffer bytes) {
            return Uni.createFrom().deferred(() -> {
                var full = draft.add(bytes);
                return full.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(full)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        chunk -> taken(chunk, draft, allowance).chain(() -> store(chunk, draft)))
                                .collect()
                                .last()
                                .replaceWithVoid();
            });
        }

        /** The content, whole. */
        public Uni<Content> end() {
            return finish(draft, allowance);
        }
    }

    private Uni<Content> finish(ContentDraft draft, Space.Allowance allowance) {
        var rest = draft.rest();
        if (draft.id().isEmpty()) {
            return taken(rest, draft, allowance).chain(() -> chunks.whole(draft.sha256(), rest));
        }
        return (rest.length == 0
                        ? Uni.createFrom().voidItem()
                        : taken(rest, draft, allowance).chain(() -> store(rest, draft)))
                .chain(() -> contents.name(draft.id().orElseThrow(), draft.sha256(), draft.size(), draft.chunks()));
    }

    private Uni<Void> store(byte[] chunk, ContentDraft draft) {
        return draft.id().isEmpty()
                ? chunks.begin(chunk).invoke(draft::stored).replaceWithVoid()
                : chunks.add(draft.id().getAsLong(), draft.chunks(), chunk)
                        .invoke(() -> draft.stored(draft.id().getAsLong()));
    }

    /** There is room for these bytes, and they are digested. */
    private Uni<Void> taken(byte[] bytes, ContentDraft draft, Space.Allowance allowance) {
        return allowance.take(bytes.length).chain(() -> digested(bytes, draft));
    }

    private Uni<Void> digested(byte[] bytes, ContentDraft draft) {
        if (bytes.length < DIGEST_INLINE) {
            draft.digest(bytes);
            return Uni.createFrom().voidItem();
        }
        return UniHelper.toUni(vertx.executeBlocking(
                () -> {
                    draft.digest(bytes);
                    return null;
                },
                false));
    }
}
