package io.option150.edge.rehearsal;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.http.Validators;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Origin;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Source;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;

/** What the {@link RehearsedNames} stand for: contents beside the cache, there between {@link #open} and {@link #close}. */
@Singleton
public final class RehearsedFiles {

    /** Bytes, as of a phone's configuration. */
    static final int SMALL = 10 << 10;

    /** Bytes: nine windows of 16 blocks of 1428. */
    static final int LARGE = 200 << 10;

    private static final Origin OURS = new Origin(Source.CACHE, "", "", Validators.NONE);

    private final ContentStore store;
    private final RehearsedNames names;
    private volatile Map<String, ContentClaim> held = Map.of();

    RehearsedFiles(ContentStore store, RehearsedNames names) {
        this.store = store;
        this.names = names;
    }

    /** Whether a question is for one of them, or for what is none of them on purpose. */
    public boolean isAsked(Question question) {
        return names.has(question.file().name().value());
    }

    /** The answer to such a question, for which nobody else had a file. */
    public Answer answer(Question question, Answer nobodys) {
        ContentClaim ours = held.get(question.file().name().value());
        ContentClaim claim = ours == null ? null : ours.content().claim();
        return claim == null ? nobodys : new Answer.Found(claim, OURS);
    }

    /** Has the names stand for files. */
    public void open() {
        held = Map.of(names.small(), content(SMALL), names.large(), content(LARGE));
    }

    /** Whoever asks from now on gets none. */
    public void close() {
        Map<String, ContentClaim> before = held;
        held = Map.of();
        before.values().forEach(ContentClaim::close);
    }

    private ContentClaim content(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        try {
            ContentClaim claim = store.start(length);
            claim.content().append(ByteBuffer.wrap(bytes));
            claim.content().complete();
            return claim;
        } catch (NoRoomException e) {
            throw new IllegalStateException("a content of " + length + " bytes needs no room", e);
        }
    }
}
