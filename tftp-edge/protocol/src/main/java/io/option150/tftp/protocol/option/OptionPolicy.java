package io.option150.tftp.protocol.option;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of what a client asks for a server grants.
 *
 * @param blksize largest block in bytes, 8 to 65464
 * @param mtu bytes of the smallest link towards the clients, at least 68; the block is cut so that DATA fits one
 *     unfragmented packet
 * @param windowsize most blocks in flight, 1 to 65535
 * @param refused names of options that are passed over as if unknown, for clients that choke on an OACK
 */
public record OptionPolicy(int blksize, int mtu, int windowsize, Set<String> refused) {

    /** Cap on the block size: fits an Ethernet packet with room for a tunnel's headers. */
    public static final int DEFAULT_BLKSIZE = 1428;

    /** MTU of Ethernet. */
    public static final int DEFAULT_MTU = 1500;

    /** Cap on the window: 16 blocks of 1428 bytes stay below the usual client's receive buffer. */
    public static final int DEFAULT_WINDOWSIZE = 16;

    /** IP header of 20 bytes, UDP 8, TFTP 4. */
    private static final int OVERHEAD_IPV4 = 32;

    /** IP header of 40 bytes, UDP 8, TFTP 4. */
    private static final int OVERHEAD_IPV6 = 52;

    /** The defaults of this class, nothing refused. */
    public static final OptionPolicy DEFAULT =
            new OptionPolicy(DEFAULT_BLKSIZE, DEFAULT_MTU, DEFAULT_WINDOWSIZE, Set.of());

    /** Refuses caps outside the ranges of the RFCs. */
    public OptionPolicy {
        OptionRange.BLKSIZE.require("blksize", blksize);
        OptionRange.WINDOWSIZE.require("windowsize", windowsize);
        if (mtu < 68 || mtu > 65535) {
            throw new IllegalArgumentException("mtu must be 68 to 65535 bytes, is " + mtu);
        }
        refused = refused.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The largest block granted to a client of that address family, in bytes. */
    public int blksizeCap(boolean ipv6) {
        int fitsLink = mtu - (ipv6 ? OVERHEAD_IPV6 : OVERHEAD_IPV4);
        return Math.min(blksize, Math.max(OptionRange.BLKSIZE.least(), fitsLink));
    }
}
