package io.option150.storm.plan;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom the phones ask.
 *
 * @param text as the user wrote it
 * @param tftp address and port of the TFTP server
 * @param httpPort port of its HTTP front, 1 to 65535
 */
public record Target(String text, InetSocketAddress tftp, int httpPort) {

    private static final int TFTP_PORT = 69;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern BRACKETED = Pattern.compile("\\[([^]]+)](?::(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

    /** Refuses ports out of range. */
    public Target {
        requirePort("the port of ADDRESS", tftp.getPort());
        requirePort("--http-port", httpPort);
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [IPv6]:port} or a bare IPv6 address; without a port it is 69.
     *
     * @throws IllegalArgumentException if it is none of these, or the host has no address
     */
    public static Target parse(String text, int httpPort) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return of(text, bracketed.group(1), bracketed.group(2), httpPort);
        }
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return of(text, plain.group(1), plain.group(2), httpPort);
        }
        return of(text, text, null, httpPort);
    }

    /** Whether it is on this machine. */
    public boolean isLoopback() {
        return tftp.getAddress().isLoopbackAddress();
    }

    private static Target of(String text, String host, @Nullable String port, int httpPort) {
        try {
            int number = port == null ? TFTP_PORT : Integer.parseInt(port);
            requirePort("the port of ADDRESS", number);
            return new Target(text, new InetSocketAddress(InetAddress.getByName(host), number), httpPort);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("ADDRESS must be a host, host:port or [IPv6]:port, is " + text, unknown);
        }
    }

    private static void requirePort(String field, int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(field + " must be 1 to " + LARGEST_PORT + ", is " + port);
        }
    }
}
