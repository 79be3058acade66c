package io.option150.files.record;

import io.option150.config.record.RefusedRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record's secrets.
 *
 * @param secrets none where they do not open
 * @param closed why they do not
 */
record Opened(Secrets secrets, Optional<RefusedRecord> closed) {

    static Opened of(RecordJson json, @Nullable String sealed, String of) {
        try {
            return new Opened(json.open(sealed, of), Optional.empty());
        } catch (RefusedRecord closed) {
            return new Opened(Secrets.NONE, Optional.of(closed));
        }
    }
}
