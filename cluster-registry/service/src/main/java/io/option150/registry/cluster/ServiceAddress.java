package io.option150.registry.cluster;

import java.net.InetAddress;

/** An address of a cluster's file service: an IP literal, never a name, so that no look-up can delay or fool us. */
sealed interface ServiceAddress {

    /** A usable address in its normal form, so that two spellings of one address are seen as one. */
    record Good(String text) implements ServiceAddress {}

    /** The rule that the text breaks. */
    record Bad(String rule, String value) implements ServiceAddress {}

    static ServiceAddress parse(String text) {
        if (text == null) {
            return new Bad("is an IPv4 or IPv6 address", "null");
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return new Bad("is an IPv4 or IPv6 address (" + e.getMessage() + ")", text);
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return new Bad("is the address of one host", text);
        }
        return new Good(address.getHostAddress());
    }
}
