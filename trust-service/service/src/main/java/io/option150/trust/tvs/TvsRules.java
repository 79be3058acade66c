package io.option150.trust.tvs;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;

/** What is read out of settings. */
final class TvsRules {

    private static final String PREFIX = "option150.tvs.";

    private TvsRules() {}

    /**
     * Reads an address to listen on.
     *
     * @throws ConfigurationException when it is no IPv4 or IPv6 address
     */
    static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException noAddress) {
            throw new ConfigurationException(
                    PREFIX + "listen: must be IPv4 and IPv6 addresses; got: " + text, noAddress);
        }
    }
}
