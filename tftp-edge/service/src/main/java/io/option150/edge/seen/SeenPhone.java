package io.option150.edge.seen;

import java.util.ArrayList;
import java.util.List;

/** One phone and what it asked since it was told of last. Guarded by its table. */
final class SeenPhone {

    /** Requests in one message at the most. */
    static final int MOST = 40;

    /** Bytes of one without its requests. */
    static final int OVERHEAD = 256;

    /** Its device name in upper case; empty: not known. */
    private final String device;

    private final String address;
    /** When the first of its requests was gathered, on the clock of the timers. */
    private final long since;

    private final List<Gathered> requests = new ArrayList<>();
    private int left;

    SeenPhone(String device, String address, long since) {
        this.device = device;
        this.address = address;
        this.since = since;
    }

    /** Takes a request in, or counts it where there are enough; false then. */
    boolean add(Gathered request) {
        if (requests.size() == MOST) {
            left++;
            return false;
        }
        requests.add(request);
        return true;
    }

    /** Counts requests of which no more is known. */
    void leave(int more) {
        left += more;
    }

    String device() {
        return device;
    }

    String address() {
        return address;
    }

    /** Its key: the device, else the address. */
    String key() {
        return device.isEmpty() ? address : device;
    }

    long since() {
        return since;
    }

    List<Gathered> requests() {
        return requests;
    }

    int left() {
        return left;
    }

    long weight() {
        return OVERHEAD + requests.stream().mapToLong(Gathered::weight).sum();
    }
}
