package io.option150.local.settings;

import java.net.InetAddress;
import java.util.Objects;

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

    public PortUse {
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(address);
        Objects.requireNonNull(who);
    }

    /** As in {@code UDP [::1]:6969}. */
    public String where() {
        return protocol + " " + Addresses.endpoint(address, port);
    }
}
