package io.option150.edge.name;

import java.util.function.LongConsumer;

/**
 * The MAC that a device's name carries. One phone goes by several names that carry it, and all of them are one device's
 * (RES-2): {@code SEP001122AABBCC}, {@code SIP001122AABBCC}, {@code gk001122aabbcc}. Names are compared as keys, in upper
 * case.
 */
public final class NameMac {

    /** What is told of a name that carries no MAC. */
    public static final long NONE = -1;

    private static final int DIGITS = 12;
    /** All that the name of a gateway, and that of an ATA's second port, keeps of a MAC. */
    private static final int TAIL_DIGITS = 10;

    private static final long TAIL = (1L << (4 * TAIL_DIGITS)) - 1;
    private static final String SECOND_PORT = "01";
    /** An analog port of a gateway is told by up to three digits behind the MAC's. */
    private static final int MOST_PORT_DIGITS = 3;

    private NameMac() {}

    /** Whether two names are one phone's, or one gateway's, since they carry the same MAC. */
    public static boolean samePhone(String key, String other) {
        return sameMac(key, other)
                || shares(gateway(key), other)
                || shares(gateway(other), key)
                || sharesPort(secondPort(key), other)
                || sharesPort(secondPort(other), key);
    }

    /** Whether a name carries a MAC, or what a gateway's name keeps of one. */
    public static boolean in(String key) {
        return tail(key) != NONE;
    }

    /**
     * The device name of a phone that asks by a name of older firmware: {@code SIP…} of a 7940 or 7960, {@code gk…} of a 7905
     * or 7912 is the phone {@code SEP…}. Any other name as it is.
     */
    public static String deviceName(String key) {
        boolean older = (key.startsWith("SIP") || key.startsWith("GK")) && mac(key) != NONE;
        return older ? "SEP" + key.substring(key.length() - DIGITS) : key;
    }

    /** Whether both names carry a whole MAC, and the same one. */
    public static boolean sameMac(String key, String other) {
        long mac = mac(key);
        return mac != NONE && mac == mac(other);
    }

    /**
     * Tells the last ten digits of each MAC that a name may carry, as a number: two names of one phone have one in common.
     * A name that carries none tells none, any other one or two.
     */
    public static void tails(String key, LongConsumer each) {
        long tail = tail(key);
        if (tail != NONE) {
            each.accept(tail);
        }
        long port = secondPort(key);
        if (port != NONE) {
            each.accept(port);
        }
    }

    /** The last ten digits of the MAC in a name, or {@link #NONE}. */
    public static long tail(String key) {
        long mac = mac(key);
        return mac == NONE ? gateway(key) : mac & TAIL;
    }

    /**
     * The last ten digits of its box's MAC in the name of an ATA's second port, the MAC moved one byte to the left and
     * {@code 01} behind it; {@link #NONE} for any other name. The first port of another ATA may bear the same name.
     */
    public static long secondPort(String key) {
        boolean second = key.length() == 3 + DIGITS && key.startsWith("ATA") && key.endsWith(SECOND_PORT);
        return second ? hex(key, 3, TAIL_DIGITS) : NONE;
    }

    /** Whether the last ten digits of a gateway's MAC are those of that name's. */
    private static boolean shares(long tail, String other) {
        return tail != NONE && (tail == gateway(other) || (mac(other) != NONE && tail == (mac(other) & TAIL)));
    }

    /** The same for the second port of an ATA, whose other names are an ATA's, too. */
    private static boolean sharesPort(long tail, String other) {
        boolean ata = other.startsWith("ATA") || other.startsWith("GK");
        return tail != NONE
                && ata
                && (tail == secondPort(other) || (mac(other) != NONE && tail == (mac(other) & TAIL)));
    }

    private static long mac(String key) {
        int start = key.startsWith("SEP") || key.startsWith("SIP") || key.startsWith("ATA")
                ? 3
                : key.startsWith("GK") ? 2 : key.length();
        return key.length() == start + DIGITS ? hex(key, start, DIGITS) : NONE;
    }

    /** {@code SKIGW} for a gateway, {@code AN} for one of its ports, and the last ten digits. */
    private static long gateway(String key) {
        if (key.startsWith("SKIGW")) {
            return key.length() == 5 + TAIL_DIGITS ? hex(key, 5, TAIL_DIGITS) : NONE;
        }
        int port = key.length() - 2 - TAIL_DIGITS;
        boolean analog = key.startsWith("AN") && port >= 0 && port <= MOST_PORT_DIGITS;
        return analog && (port == 0 || hex(key, 2 + TAIL_DIGITS, port) != NONE) ? hex(key, 2, TAIL_DIGITS) : NONE;
    }

    private static long hex(String key, int from, int digits) {
        long value = 0;
        for (int at = from; at < from + digits; at++) {
            char digit = key.charAt(at);
            int worth = digit < 128 ? Character.digit(digit, 16) : -1;
            if (worth < 0) {
                return NONE;
            }
            value = (value << 4) | worth;
        }
        return value;
    }
}
