package io.option150.web.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client networks that a setting lets in; all, where it names none. Asked for each call, so it allocates nothing. */
public final class Networks {

    private static final int MOST = 1000;

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * What a setting names.
     *
     * @param key the setting's, for messages
     * @param named networks ({@code 10.0.0.0/8}, {@code 2001:db8::/32}) and addresses, at most 1000; empty: everybody
     * @throws IllegalArgumentException naming key, rule and value
     */
    public static Networks of(String key, Optional<List<String>> named) {
        var texts = named.orElse(List.of());
        if (texts.size() > MOST) {
            throw new IllegalArgumentException(key + ": must be at most " + MOST + " networks, are " + texts.size());
        }
        var networks = new ArrayList<Network>();
        for (var text : texts) {
            try {
                networks.add(Network.parse(text.strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage() + ", has " + text, e);
            }
        }
        return new Networks(networks);
    }

    /** Whether nobody is kept out. */
    public boolean areAll() {
        return networks.isEmpty();
    }

    /** Whether a client of this address is let in; one whose address is not known is not, unless all are. */
    public boolean hold(@Nullable InetAddress client) {
        if (networks.isEmpty()) {
            return true;
        }
        if (client == null) {
            return false;
        }
        var address = client.getAddress();
        return hold(Network.high(address), Network.low(address));
    }

    /** The same, for an address written as a literal: of one that is none nothing is known. */
    public boolean hold(@Nullable String client) {
        if (networks.isEmpty()) {
            return true;
        }
        if (client == null) {
            return false;
        }
        try {
            return hold(InetAddress.ofLiteral(client));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * The same, for an address as two numbers.
     *
     * @param high upper eight bytes of an IPv6 address; 0 for IPv4
     * @param low lower eight bytes; an IPv4 address as it is mapped into IPv6 (RFC 4291, section 2.5.5.2)
     */
    public boolean hold(long high, long low) {
        if (networks.isEmpty()) {
            return true;
        }
        for (var network : networks) {
            if (network.holds(high, low)) {
                return true;
            }
        }
        return false;
    }
}
