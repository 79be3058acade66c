package io.option150.registry.discovery.removed;

import java.time.Instant;
import java.util.List;

/**
 * A record that an admin removed though a source states it.
 *
 * @param name of the device, or id of the cluster
 * @param clusterId where the device was at home; of a cluster its own id
 * @param at when it was removed
 * @param sources that state it still; none: nobody does
 */
record RemovedRecord(RemovedKind kind, String name, String clusterId, Instant at, List<String> sources) {

    RemovedRecord {
        sources = List.copyOf(sources);
    }
}
