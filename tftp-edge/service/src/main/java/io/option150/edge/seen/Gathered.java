package io.option150.edge.seen;

import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.seen.facts.FileFacts;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request that waits to be told of: no more of it than will be told.
 *
 * @param record how it ended
 * @param port it came from
 * @param blockSize in bytes; 0: no TFTP transfer was begun
 * @param unheard the phone answered nothing that was sent
 * @param size bytes of the file it was given; {@code -1}: it was given none, or nobody knows
 * @param sha256 of that file; empty: it was given none, or nobody knows
 * @param says what that file says: its bytes are not held until that is told
 * @param voices who said what to it
 * @param asked clusters that were asked for it
 */
record Gathered(
        RequestRecord record,
        int port,
        int blockSize,
        boolean unheard,
        long size,
        String sha256,
        FileFacts says,
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
