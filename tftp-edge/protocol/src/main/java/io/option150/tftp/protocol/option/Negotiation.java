package io.option150.tftp.protocol.option;

import java.util.LinkedHashMap;
import java.util.Map;

/** Option negotiation (RFC 2347), both ends of it, as pure functions. */
public final class Negotiation {
    /** Of more than half of the 16-bit block numbers, an ACK that comes late could not be told from one ahead. */
    private static final int MOST_IN_FLIGHT = 0x7fff;

    private Negotiation() {}

    /**
     * What a server grants. Options that are unknown, refused by the policy or out of range are passed over; sizes are
     * cut to the policy's caps and never answered with more than was asked.
     *
     * @param asked options of the RRQ, names in lower case
     * @param ipv6 whether the client speaks IPv6, whose longer header leaves less room
     * @param length of the file in bytes; when negative it is unknown and {@code tsize} is left out (RES-14)
     */
    public static Agreement grant(Map<String, String> asked, OptionPolicy policy, boolean ipv6, long length) {
        Map<String, String> oack = new LinkedHashMap<>();
        int blksize = Agreement.PLAIN_BLKSIZE;
        int windowsize = 1;
        int timeoutSeconds = 0;
        long tsize = -1;
        for (Map.Entry<String, String> option : asked.entrySet()) {
            long value = number(option.getValue());
            if (value < 0 || policy.refused().contains(option.getKey())) {
                continue;
            }
            switch (option.getKey()) {
                case OptionNames.BLKSIZE -> {
                    if (value >= OptionRange.BLKSIZE.least()) {
                        blksize = (int) Math.min(value, policy.blksizeCap(ipv6));
                        oack.put(OptionNames.BLKSIZE, Integer.toString(blksize));
                    }
                }
                case OptionNames.WINDOWSIZE -> {
                    if (value >= OptionRange.WINDOWSIZE.least()) {
                        windowsize = (int) Math.min(Math.min(value, policy.windowsize()), MOST_IN_FLIGHT);
                        oack.put(OptionNames.WINDOWSIZE, Integer.toString(windowsize));
                    }
                }
                case OptionNames.TIMEOUT -> {
                    // Both ends must hold the same value, so there is no cutting it to fit (RFC 2349).
                    if (OptionRange.TIMEOUT.holds(value)) {
                        timeoutSeconds = (int) value;
                        oack.put(OptionNames.TIMEOUT, Integer.toString(timeoutSeconds));
                    }
                }
                case OptionNames.TSIZE -> {
                    if (length >= 0) {
                        tsize = length;
                        oack.put(OptionNames.TSIZE, Long.toString(length));
                    }
                }
                default -> {
                    // RFC 2347: an option the server does not know is left out of the OACK.
                }
            }
        }
        return new Agreement(blksize, windowsize, timeoutSeconds, tsize, oack);
    }

    /**
     * Whether a client may believe an OACK: it may grant less than was asked, never more and nothing else.
     *
     * @param asked options of the RRQ, names in lower case, values in range
     * @param oack options of the answer, names in lower case
     */
    public static Negotiated accept(Map<String, String> asked, Map<String, String> oack) {
        int blksize = Agreement.PLAIN_BLKSIZE;
        int windowsize = 1;
        int timeoutSeconds = 0;
        long tsize = -1;
        for (Map.Entry<String, String> option : oack.entrySet()) {
            String name = option.getKey();
            String wanted = asked.get(name);
            long value = number(option.getValue());
            if (wanted == null || !acceptable(name, number(wanted), value)) {
                return new UnacceptableOack("OACK grants " + name + "=" + option.getValue() + ", asked for "
                        + (wanted == null ? "nothing of that name" : wanted));
            }
            switch (name) {
                case OptionNames.BLKSIZE -> blksize = (int) value;
                case OptionNames.WINDOWSIZE -> windowsize = (int) value;
                case OptionNames.TIMEOUT -> timeoutSeconds = (int) value;
                default -> tsize = value;
            }
        }
        return new Agreement(blksize, windowsize, timeoutSeconds, tsize, oack);
    }

    private static boolean acceptable(String name, long wanted, long value) {
        return switch (name) {
            case OptionNames.BLKSIZE -> OptionRange.BLKSIZE.holds(value) && value <= wanted;
            case OptionNames.WINDOWSIZE -> OptionRange.WINDOWSIZE.holds(value) && value <= wanted;
            case OptionNames.TIMEOUT -> value == wanted;
            case OptionNames.TSIZE -> value >= 0;
            default -> false;
        };
    }

    /** A non-negative decimal number of at most 18 digits; -1 for anything else. */
    private static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
