package io.option150.edge.view;

import io.option150.edge.name.NameMac;
import io.option150.registry.contract.DeviceRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registered devices, by their names and by the MACs in these (RES-2). Read by any thread, changed by one at a time. */
final class Devices {

    private final Map<String, DeviceRecord> byKey = new ConcurrentHashMap<>();
    /** Keys of the devices whose names carry a MAC, by its last ten digits. Lists are replaced, never changed. */
    private final Map<Long, List<String>> byTail = new ConcurrentHashMap<>();

    /** Key of the device that bears the name itself, else of the one that bears another name of the same phone. */
    @Nullable
    String owner(String key) {
        return byKey.containsKey(key) ? key : byMac(key);
    }

    /** The record of the device that {@link #owner} tells. */
    @Nullable
    DeviceRecord record(String key) {
        DeviceRecord bearer = byKey.get(key);
        if (bearer != null) {
            return bearer;
        }
        String owner = byMac(key);
        return owner == null ? null : byKey.get(owner);
    }

    /** Puts a device in its place and returns what was there. */
    @Nullable
    DeviceRecord put(String key, DeviceRecord device) {
        DeviceRecord before = byKey.put(key, device);
        if (before == null) {
            NameMac.tails(
                    key,
                    tail -> byTail.merge(
                            tail,
                            List.of(key),
                            (some, more) ->
                                    Stream.concat(some.stream(), more.stream()).toList()));
        }
        return before;
    }

    /** Takes a device away and returns it. */
    @Nullable
    DeviceRecord remove(String key) {
        DeviceRecord before = byKey.remove(key);
        if (before != null) {
            NameMac.tails(
                    key,
                    tail -> byTail.computeIfPresent(tail, (_, some) -> {
                        List<String> left = some.stream()
                                .filter(other -> !other.equals(key))
                                .toList();
                        return left.isEmpty() ? null : left;
                    }));
        }
        return before;
    }

    private @Nullable String byMac(String key) {
        // Most names carry no MAC, and most MACs are no device's: that costs nothing but the look.
        if (byTail.isEmpty()) {
            return null;
        }
        List<String> box = byTail(NameMac.tail(key));
        List<String> port = byTail(NameMac.secondPort(key));
        return box.isEmpty() && port.isEmpty() ? null : best(key, box, port);
    }

    private List<String> byTail(long tail) {
        return tail == NameMac.NONE ? List.of() : byTail.getOrDefault(tail, List.of());
    }

    /** Of several devices the one with the whole MAC, then the one of which the registry spoke last: on every edge the same. */
    private @Nullable String best(String key, List<String> box, List<String> port) {
        return Stream.concat(box.stream(), port.stream())
                .filter(other -> NameMac.samePhone(key, other))
                .max(Comparator.comparing((String other) -> NameMac.sameMac(key, other))
                        .thenComparingLong(this::sequence)
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private long sequence(String key) {
        DeviceRecord device = byKey.get(key);
        return device == null ? Long.MIN_VALUE : device.sequence();
    }
}
