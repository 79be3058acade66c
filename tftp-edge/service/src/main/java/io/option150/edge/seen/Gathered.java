package io.option150.edge.seen;

import io.option150.edge.content.StoredContent;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Voices.Voice;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits to be told of: no more of it than will be told.
 *
 * @param record how it ended
 * @param port it came from
 * @param blockSize in bytes; 0: no TFTP transfer was begun
 * @param unheard the phone answered nothing that was sent
 * @param content of the file it was given, unclaimed; null: it was given none
 * @param voices who said what to it
 * @param asked clusters that were asked for it
 */
record Gathered(
        RequestRecord record,
        int port,
        int blockSize,
        boolean unheard,
        @Nullable StoredContent content,
        Supplier<List<Voice>> voices,
        int asked) {

    /** Bytes of one without its texts, as a heap dump shows. */
    private static final int OVERHEAD = 400;
    /** Bytes for what one cluster said, or may say. */
    private static final int VOICE = 8;

    /** When it began. */
    Instant began() {
        return record.time().minusMillis(record.durationMillis());
    }

    /** About how many bytes it holds. */
    int weight() {
        return OVERHEAD + record.name().length() + record.detail().length() + VOICE * asked;
    }
}
