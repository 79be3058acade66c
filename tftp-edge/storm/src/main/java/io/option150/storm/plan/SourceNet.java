package io.option150.storm.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of 127.0.0.0/8 that gives each phone an address of its own, so that a server sees many clients.
 *
 * @param network its first address
 * @param hostBits how many low bits tell phones apart, 1 to 24
 */
public record SourceNet(int network, int hostBits) {

    private static final Pattern CIDR = Pattern.compile("(127(?:\\.\\d{1,3}){3})/(\\d{1,2})");
    private static final int ADDRESS_BITS = 32;
    private static final int LOOPBACK_PREFIX = 8;

    /**
     * Reads {@code 127.16.0.0/12}.
     *
     * @throws IllegalArgumentException if it is no part of 127.0.0.0/8 that holds two addresses or more
     */
    public static SourceNet parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        int prefix = cidr.matches() ? Integer.parseInt(cidr.group(2)) : 0;
        if (prefix < LOOPBACK_PREFIX || prefix >= ADDRESS_BITS) {
            throw new IllegalArgumentException(
                    "--source-net must be a network of 127.0.0.0/8 as in 127.16.0.0/12, is " + text);
        }
        int address = ByteBuffer.wrap(InetAddress.ofLiteral(cidr.group(1)).getAddress())
                .getInt();
        int hostBits = ADDRESS_BITS - prefix;
        return new SourceNet(address & -(1 << hostBits), hostBits);
    }

    /** The address of the phone of that number; numbers beyond the network's size start again. */
    public InetAddress addressOf(int phone) {
        // The first address of a network is nobody's.
        int host = 1 + phone % ((1 << hostBits) - 1);
        try {
            return InetAddress.getByAddress(
                    ByteBuffer.allocate(Integer.BYTES).putInt(network | host).array());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("four bytes are an address", wrongLength);
        }
    }
}
