package io.option150.files.config;

import io.option150.config.record.CallManager;
import io.option150.files.record.KeptGroup;
import io.option150.files.record.Stored;
import java.time.Instant;
import java.util.List;

/**
 * A group of call managers as it is told.
 *
 * @param members by priority
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 */
record GroupView(String name, List<CallManager> members, long version, long sequence, Instant modified, String who) {

    static GroupView of(Stored<KeptGroup> group) {
        return new GroupView(
                group.value().name(),
                group.value().members(),
                group.version(),
                group.sequence(),
                group.modified(),
                group.who());
    }
}
