package io.option150.storm.plan;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a storm.
 *
 * @param phones how many, 1 to 1,000,000
 * @param atOnce how many are under way at the same time at most, 1 to 15,000: each holds a socket
 * @param ramp over which time they are switched on; zero: all at once
 * @param duration how long each boots again and again; zero: each boots once
 * @param firstMac MAC of the first phone, that of each further one is one more
 * @param sourceNet gives each an address of its own, or null for this machine's
 */
public record Crowd(
        int phones,
        int atOnce,
        Duration ramp,
        Duration duration,
        long firstMac,
        @Nullable SourceNet sourceNet) {

    private static final int MOST_PHONES = 1_000_000;
    private static final int MOST_AT_ONCE = 15_000;

    /** Refuses values out of range. */
    public Crowd {
        if (phones < 1 || phones > MOST_PHONES) {
            throw new IllegalArgumentException("--phones must be 1 to " + MOST_PHONES + ", is " + phones);
        }
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--at-once must be 1 to " + MOST_AT_ONCE + ", is " + atOnce);
        }
        if (ramp.isNegative() || duration.isNegative()) {
            throw new IllegalArgumentException("--ramp and --duration must not be negative");
        }
    }

    /** MAC of the phone of that number. */
    public long macOf(int phone) {
        return firstMac + phone;
    }

    /** Source address of the phone of that number, or null for the system's choice. */
    public @Nullable InetAddress sourceOf(int phone) {
        return sourceNet == null ? null : sourceNet.addressOf(phone);
    }

    /** How long after the start the phone of that number is switched on. */
    public long startsAfterNanos(int phone) {
        return (long) ((double) ramp.toNanos() * phone / phones);
    }
}
