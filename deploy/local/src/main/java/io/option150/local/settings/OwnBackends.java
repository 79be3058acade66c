package io.option150.local.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * PostgreSQL and Kafka that somebody else runs; where one is absent, the suite starts its own.
 *
 * @param postgres {@code host:port} of a server that has the services' roles and a database for each
 * @param kafka bootstrap servers, {@code host:port} and commas between them
 */
public record OwnBackends(Optional<String> postgres, Optional<String> kafka) {

    /** The suite brings both. */
    public static final OwnBackends NONE = new OwnBackends(Optional.empty(), Optional.empty());

    /**
     * As the user set them.
     *
     * @throws IllegalArgumentException if one is no address; the message names it, the rule and the value
     */
    static OwnBackends of(Optional<String> postgres, Optional<String> kafka) {
        postgres.ifPresent(value -> check("OPTION150_POSTGRES must be host:port", value, value));
        kafka.ifPresent(value -> Arrays.stream(value.split(",", -1))
                .forEach(one -> check("OPTION150_KAFKA must be host:port, with commas between several", one, value)));
        return new OwnBackends(postgres, kafka);
    }

    private static void check(String rule, String address, String value) {
        if (!address.matches("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}")) {
            throw new IllegalArgumentException(rule + ", not \"" + value + "\"");
        }
    }
}
