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
 */
public record Target(String text, InetSocketAddress tftp) {

    private static final int TFTP_PORT = 69;
    private static final Pattern BRACKETED = Pattern.compile("\\[([^]]+)](?::(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

    /** Refuses a port out of range. */
    public Target {
        Ports.require("the port of ADDRESS", tftp.getPort());
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [IPv6]:port} or a bare IPv6 address; without a port it is 69.
     *
     * @throws IllegalArgumentException if it is none of these, or the host has no address
     */
    public static Target parse(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return of(text, bracketed.group(1), bracketed.group(2));
        }
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return of(text, plain.group(1), plain.group(2));
        }
        return of(text, text, null);
    }

    /** Whether it is on this machine. */
    public boolean isLoopback() {
        return tftp.getAddress().isLoopbackAddress();
    }

    private static Target of(String text, String host, @Nullable String port) {
        try {
            int number = port == null ? TFTP_PORT : Integer.parseInt(port);
            Ports.require("the port of ADDRESS", number);
            return new Target(text, new InetSocketAddress(InetAddress.getByName(host), number));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("ADDRESS must be a host, host:port or [IPv6]:port, is " + text, unknown);
        }
    }
}
