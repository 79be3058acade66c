package io.option150.local.settings;

import java.net.InetAddress;

/**
 * One port that one part of the suite binds on one address.
 *
 * @param who the part, as the user knows it
 */
public record PortUse(Protocol protocol, InetAddress address, int port, String who) {

    /** Transport of a port. */
    public enum Protocol {
        UDP,
        TCP
    }

    /** As in {@code UDP [::1]:6969}. */
    public String where() {
        return protocol + " " + Addresses.endpoint(address, port);
    }
}
