package io.option150.edge.seen;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What phones asked and nobody was told of yet, by phone. A name without a MAC is of the device that was seen last from its
 * address; where there is none, it waits a little longer for its device's name to come. Safe for use by several threads.
 */
@Singleton
final class PhoneTable {

    /** Phones that may wait, and addresses of which the device is remembered. */
    static final int PHONES = 10_000;

    /** Bytes of all that waits. */
    static final long BYTES = 7 << 20;

    /**
     * Requests a second that are told of, and so many more in a crowd: somewhat more than ten thousand phones ask for that boot
     * within a minute. To tell of one costs a sixth of what it takes to serve it, so a storm beyond this is for serving.
     */
    static final int RATE = 1_500;

    static final int CROWD = 5_000;

    /** A phone is told of once in so long. */
    static final long GATHERED_MILLIS = 1_000;

    /** An address whose device is not known: the boot loader asks for its load some seconds before a name tells the MAC. */
    static final long NAMELESS_MILLIS = 3_000;

    /** What could not be sent for so long is old news. */
    static final long KEPT_MILLIS = 15_000;

    /** As long as an address stands for a device towards the resolver (RES-8). */
    static final long REMEMBERED_MILLIS = 600_000;

    /** In the order in which they will be due. */
    private final Map<String, SeenPhone> devices = new LinkedHashMap<>();

    private final Map<String, SeenPhone> addresses = new LinkedHashMap<>();
    private final LastSeen lastSeen = new LastSeen(PHONES, REMEMBERED_MILLIS);
    private final SeenMetrics metrics;
    private Runnable filled = () -> {};
    private long bytes;
    private double allowed = CROWD;
    private long allowedAt;

    PhoneTable(SeenMetrics metrics, MeterRegistry registry) {
        this.metrics = metrics;
        Gauge.builder("option150.seen.phones", this, PhoneTable::phones)
                .description("Phones of which the suite is to be told what they asked of late")
                .register(registry);
        Gauge.builder("option150.seen.memory", this, PhoneTable::bytes)
                .description("About how many bytes that takes")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Has {@code action} run whenever something waits where nothing did; it must not block. */
    synchronized void whenFilled(Runnable action) {
        filled = action;
    }

    /** Whether there is time for one more request; it is counted as left out when not. Looks at nothing else: a storm passes here. */
    synchronized boolean admits(long now) {
        allowed = Math.min(CROWD, allowed + Math.max(0, now - allowedAt) * RATE / 1_000.0);
        allowedAt = now;
        if (allowed >= 1) {
            allowed--;
            return true;
        }
        metrics.full();
        return false;
    }

    /**
     * A request ended.
     *
     * @param device in upper case, that its name tells; empty: it tells none
     * @param now on the clock of the timers
     */
    synchronized void gather(String device, String address, Gathered request, long now) {
        boolean nothingWaited = phones() == 0;
        if (!device.isEmpty()) {
            lastSeen.heard(address, device, now);
            SeenPhone nameless = remove(addresses, address);
            if (nameless != null) {
                nameless.requests().forEach(before -> add(device, address, before, now));
                SeenPhone named = devices.get(device);
                if (named != null) {
                    named.leave(nameless.left());
                }
            }
        }
        add(device.isEmpty() ? lastSeen.device(address, now) : device, address, request, now);
        if (nothingWaited) {
            filled.run();
        }
    }

    /** Takes out those of which the suite is to be told now, {@code most} at the most. */
    synchronized List<SeenPhone> take(long now, int most) {
        List<SeenPhone> due = new ArrayList<>();
        take(devices, now - GATHERED_MILLIS, most, due);
        take(addresses, now - NAMELESS_MILLIS, most, due);
        return due;
    }

    /** Drops what waits for too long. */
    synchronized void forget(long now) {
        List<SeenPhone> old = new ArrayList<>();
        take(devices, now - KEPT_MILLIS, Integer.MAX_VALUE, old);
        take(addresses, now - KEPT_MILLIS, Integer.MAX_VALUE, old);
        old.forEach(phone -> metrics.late(phone.requests().size()));
    }

    synchronized int phones() {
        return devices.size() + addresses.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    private void add(String device, String address, Gathered request, long now) {
        Map<String, SeenPhone> table = device.isEmpty() ? addresses : devices;
        SeenPhone phone = table.get(device.isEmpty() ? address : device);
        int weight = request.weight() + (phone == null ? SeenPhone.OVERHEAD : 0);
        if (bytes + weight > BYTES || (phone == null && phones() >= PHONES)) {
            metrics.full();
            return;
        }
        if (phone == null) {
            phone = new SeenPhone(device, address, now);
            table.put(phone.key(), phone);
        }
        if (phone.add(request)) {
            bytes += weight;
        } else {
            metrics.many();
        }
    }

    private void take(Map<String, SeenPhone> table, long until, int most, List<SeenPhone> into) {
        Iterator<SeenPhone> all = table.values().iterator();
        while (into.size() < most && all.hasNext()) {
            SeenPhone phone = all.next();
            if (phone.since() > until) {
                return;
            }
            all.remove();
            bytes -= phone.weight();
            into.add(phone);
        }
    }

    private @Nullable SeenPhone remove(Map<String, SeenPhone> table, String key) {
        SeenPhone phone = table.remove(key);
        if (phone != null) {
            bytes -= phone.weight();
        }
        return phone;
    }
}
