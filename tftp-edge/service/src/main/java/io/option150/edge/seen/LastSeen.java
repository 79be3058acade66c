package io.option150.edge.seen;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which device was seen last from which address. Bounded; guarded by its table. */
final class LastSeen {

    private record Device(String name, long heard) {}

    private final Map<String, Device> byAddress = new LinkedHashMap<>();
    private final int most;
    private final long remember;

    /**
     * None yet.
     *
     * @param most addresses
     * @param remember how long an address stands for its device, in milliseconds
     */
    LastSeen(int most, long remember) {
        this.most = most;
        this.remember = remember;
    }

    /** A device asked from that address. */
    void heard(String address, String device, long now) {
        // Behind all others: those heard longest ago stand first.
        byAddress.remove(address);
        byAddress.put(address, new Device(device, now));
        if (byAddress.size() > most) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** The device; empty when none was seen there of late. */
    String device(String address, long now) {
        Device last = byAddress.get(address);
        return last == null || now - last.heard() > remember ? "" : last.name();
    }
}
