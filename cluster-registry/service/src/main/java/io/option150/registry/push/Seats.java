package io.option150.registry.push;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many phones of each cluster are being asked for, by this copy of the registry. A slow call manager fills the seats of its
 * own cluster, and holds up no other.
 */
final class Seats {

    private static final int MOST = 32;

    private record Taken(int count, int most) {}

    private final Map<String, Taken> taken = new ConcurrentHashMap<>();

    /** Clusters that have none left. While one thread alone takes seats, any other has one. */
    List<String> full() {
        return taken.entrySet().stream()
                .filter(one -> one.getValue().count() >= one.getValue().most())
                .map(Map.Entry::getKey)
                .toList();
    }

    void take(PushTarget target) {
        // AXL takes one call at a time: who waited here would count as being asked.
        int most = target.kind() == PushKind.AXL ? 1 : MOST;
        taken.merge(target.clusterId(), new Taken(1, most), (before, _) -> new Taken(before.count() + 1, most));
    }

    void leave(PushTarget target) {
        taken.computeIfPresent(
                target.clusterId(),
                (_, before) -> before.count() == 1 ? null : new Taken(before.count() - 1, before.most()));
    }
}
