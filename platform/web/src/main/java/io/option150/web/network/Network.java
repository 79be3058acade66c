package io.option150.web.network;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A block of addresses of one family. Addresses are two numbers: the halves of an IPv6 address, an IPv4 one as IPv6 has it
 * mapped (RFC 4291, section 2.5.5.2).
 *
 * @param ipv4 whether it is of IPv4
 * @param high upper eight bytes, 0 for IPv4
 * @param low lower eight bytes
 * @param highMask which bits of the upper half count
 * @param lowMask which bits of the lower half count
 */
record Network(boolean ipv4, long high, long low, long highMask, long lowMask) {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final long MAPPED = 0xffffL;

    /**
     * One of {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or an address alone.
     *
     * @throws IllegalArgumentException telling the rule, for anything else
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        boolean ipv4 = address.length == 4;
        int most = ipv4 ? IPV4_BITS : IPV6_BITS;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1), most);
        int counted = ipv4 ? bits + IPV6_BITS - IPV4_BITS : bits;
        var whole = new Network(ipv4, high(address), low(address), mask(counted), mask(counted - Long.SIZE));
        if ((whole.high & ~whole.highMask) != 0 || (whole.low & ~whole.lowMask) != 0) {
            throw new IllegalArgumentException("must have no bits behind the prefix");
        }
        return whole;
    }

    boolean holds(long addressHigh, long addressLow) {
        return isIpv4(addressHigh, addressLow) == ipv4
                && (addressHigh & highMask) == high
                && (addressLow & lowMask) == low;
    }

    static long high(byte[] address) {
        return address.length == 4 ? 0 : ByteBuffer.wrap(address).getLong();
    }

    static long low(byte[] address) {
        var bytes = ByteBuffer.wrap(address);
        return address.length == 4 ? MAPPED << IPV4_BITS | Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong(8);
    }

    static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> IPV4_BITS == MAPPED;
    }

    private static byte[] address(String text) {
        // Shorter forms of IPv4 addresses mean other ones than their writers think.
        if (text.indexOf('%') < 0 && (text.indexOf(':') >= 0 || text.matches("[0-9]+(?:\\.[0-9]+){3}"))) {
            try {
                return InetAddress.ofLiteral(text).getAddress();
            } catch (IllegalArgumentException _) {
                // Told below, in the same words for all.
            }
        }
        throw new IllegalArgumentException("must be an IPv4 or IPv6 network such as 10.0.0.0/8, or an address");
    }

    private static int bits(String text, int most) {
        if (text.matches("[0-9]{1,3}")) {
            int bits = Integer.parseInt(text);
            if (bits <= most) {
                return bits;
            }
        }
        throw new IllegalArgumentException("must have a prefix of 0 to " + most + " bits");
    }

    /** The first so many bits of eight bytes. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << (Long.SIZE - bits);
    }
}
