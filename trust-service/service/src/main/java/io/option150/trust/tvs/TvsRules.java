package io.option150.trust.tvs;

import io.option150.trust.formats.tvs.TvsReader;
import io.option150.trust.verification.TvsSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.time.Duration;

/** Holds the settings to their rules. */
final class TvsRules {

    private static final String PREFIX = "option150.tvs.";
    private static final int MIN_REQUEST = 1024;
    private static final int MAX_CONNECTIONS = 1_000_000;

    private TvsRules() {}

    /**
     * Checks all settings.
     *
     * @throws ConfigurationException naming the setting, the rule and the value
     */
    static TvsConnection.Limits check(TvsSettings settings) {
        require(settings.port() >= 0 && settings.port() <= 0xFFFF, "port", "0 to 65535", settings.port());
        between("ttl", settings.ttl(), Duration.ofSeconds(1), Duration.ofDays(30));
        between("request-timeout", settings.requestTimeout(), Duration.ofSeconds(1), Duration.ofSeconds(10));
        between("idle-timeout", settings.idleTimeout(), Duration.ofSeconds(1), Duration.ofDays(1));
        long most = settings.maxRequest().asLongValue();
        require(
                most >= MIN_REQUEST && most <= TvsReader.MAX_LENGTH,
                "max-request",
                MIN_REQUEST + " to " + TvsReader.MAX_LENGTH + " bytes",
                most);
        int connections = settings.maxConnections();
        require(
                connections >= 1 && connections <= MAX_CONNECTIONS,
                "max-connections",
                "1 to " + MAX_CONNECTIONS,
                connections);
        return new TvsConnection.Limits(Math.toIntExact(most), settings.requestTimeout());
    }

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

    private static void between(String setting, Duration value, Duration from, Duration to) {
        require(value.compareTo(from) >= 0 && value.compareTo(to) <= 0, setting, from + " to " + to, value);
    }

    private static void require(boolean holds, String setting, String rule, Object value) {
        if (!holds) {
            throw new ConfigurationException(PREFIX + setting + ": must be " + rule + "; got: " + value);
        }
    }
}
