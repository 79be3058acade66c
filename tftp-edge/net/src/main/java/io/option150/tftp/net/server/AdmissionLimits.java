package io.option150.tftp.net.server;

/**
 * How many transfers may be open at once. What is beyond is passed over in silence: a phone asks again.
 *
 * @param transfers in all, 1 or more
 * @param perNetwork of one client network (IPv4 /24, IPv6 /64), 1 or more; networks that fall on the same of 65,536
 *     counters share it
 * @param smallBytes length up to which a file is small: from three quarters of {@code transfers} on only small files
 *     are started, so that phones get their settings before others get firmware; 0 or more
 */
public record AdmissionLimits(int transfers, int perNetwork, long smallBytes) {
    /** Enough for any site; a client network gets half of it at most. */
    public static final AdmissionLimits DEFAULT = new AdmissionLimits(100_000, 50_000, 1 << 20);

    /** Refuses values outside the ranges above, naming field, range and value. */
    public AdmissionLimits {
        Ranges.require("maxTransfers", transfers, 1, Integer.MAX_VALUE);
        Ranges.require("maxTransfersPerNetwork", perNetwork, 1, Integer.MAX_VALUE);
        if (smallBytes < 0) {
            throw new IllegalArgumentException("smallBytes must be 0 or more, is " + smallBytes);
        }
    }
}
