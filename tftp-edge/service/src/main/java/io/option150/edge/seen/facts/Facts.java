package io.option150.edge.seen.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.tftp.net.Content;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the files that were served say. For one thread at a time. */
@Singleton
public final class Facts {

    private static final Logger LOG = Logger.getLogger(Facts.class);
    /** Contents of which it is remembered: each phone has one of its own. */
    private static final int REMEMBERED = 10_000;
    /** Those of one site say the same as a rule, and share it. */
    private static final int DIFFERENT = 1_000;

    /** The same bytes may be served under names of two kinds. */
    private record Key(String sha256, FileKind kind) {}

    private final Cache<Key, FileFacts> known = bounded(REMEMBERED);
    private final Cache<FileFacts, FileFacts> shared = bounded(DIFFERENT);

    /**
     * What this content says, under a name of that class.
     *
     * @param content null: no file was given
     * @return {@link FileFacts#NONE} too where its bytes are not all at hand, or are gone
     */
    public FileFacts of(@Nullable StoredContent content, String nameClass, String name) {
        FileKind kind = FileKind.of(nameClass, name);
        if (content == null || kind == FileKind.OTHER || content.sha256().isEmpty()) {
            return FileFacts.NONE;
        }
        Key key = new Key(content.sha256(), kind);
        FileFacts before = known.getIfPresent(key);
        if (before != null) {
            return before;
        }
        byte[] bytes = bytes(content, kind);
        if (bytes == null) {
            return FileFacts.NONE;
        }
        FileFacts facts = shared.get(read(bytes, kind), same -> same);
        known.put(key, facts);
        return facts;
    }

    /** Never fails: a file that nobody can read names nothing. */
    static FileFacts read(byte[] bytes, FileKind kind) {
        try {
            SignedFile file = SignedFile.of(bytes);
            boolean whole = bytes.length <= kind.most() && !file.encrypted();
            return new FileFacts(
                    switch (kind) {
                        case CONFIGURATION -> whole ? Configuration.read(file.payload()) : null;
                        case LOADS -> whole ? Loads.read(file.payload()) : null;
                        case SIGNED, OTHER -> null;
                    },
                    file.signer());
        } catch (RuntimeException e) {
            LOG.debug("A served file could not be read", e);
            return FileFacts.NONE;
        }
    }

    /** One byte more than may be read tells that there is more. */
    private static byte @Nullable [] bytes(StoredContent content, FileKind kind) {
        ContentClaim claim = content.state() == Content.State.COMPLETE ? content.claim() : null;
        if (claim == null) {
            return null;
        }
        try (claim) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(content.length(), kind.most() + 1L));
            int read = 1;
            while (bytes.hasRemaining() && read > 0) {
                read = content.read(bytes.position(), bytes);
            }
            return bytes.hasRemaining() ? null : bytes.array();
        }
    }

    private static <K, V> Cache<K, V> bounded(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }
}
