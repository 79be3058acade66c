package io.option150.local.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the user set for a local suite, by environment or by system property of the same meaning
 * ({@code OPTION150_PORT_OFFSET} is {@code option150.port-offset}; the property wins).
 *
 * @param home root of the sources with their build
 * @param data data folder ({@code option150.data}, default {@code .option150} in {@code home})
 * @param listen addresses that phones reach ({@code option150.listen}, default {@code 127.0.0.1,::1})
 * @param listenChosen whether the user named the addresses, so that none of them may be left out
 * @param ports all ports ({@code option150.port-offset}, 0 to 46442, default 0; {@code option150.tftp.port}, 1 to 65535,
 *     default 6969 plus the offset)
 * @param backends PostgreSQL and Kafka ({@code option150.postgres}, {@code option150.kafka}, default: the suite's own)
 */
public record Settings(
        Path home, Path data, List<InetAddress> listen, boolean listenChosen, PortPlan ports, OwnBackends backends) {

    /** The keys that are read here. */
    static final List<String> KEYS = List.of(
            "option150.home",
            "option150.data",
            "option150.listen",
            "option150.port-offset",
            "option150.tftp.port",
            "option150.postgres",
            "option150.kafka");

    public Settings {
        listen = List.copyOf(listen);
    }

    /** The settings of this process: system properties, then environment. */
    public static Settings ofProcess() {
        return from(key -> Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(System.getenv(environmentName(key)))));
    }

    /**
     * The settings of a look-up by key.
     *
     * @throws IllegalArgumentException if one is out of its range; the message names it, the rule and the value
     */
    public static Settings from(Function<String, Optional<String>> lookup) {
        Function<String, Optional<String>> values =
                key -> lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        Path home = Path.of(values.apply("option150.home").orElse(""))
                .toAbsolutePath()
                .normalize();
        Path data = values.apply("option150.data").map(Path::of).orElse(home.resolve(".option150"));
        Optional<String> listen = values.apply("option150.listen");
        PortPlan shifted = PortPlan.at(number("option150.port-offset", values).orElse(0));
        return new Settings(
                home,
                data.toAbsolutePath().normalize(),
                Addresses.parse("OPTION150_LISTEN", listen.orElse("127.0.0.1,::1")),
                listen.isPresent(),
                new PortPlan(
                        shifted.offset(), number("option150.tftp.port", values).orElse(shifted.tftp())),
                OwnBackends.of(values.apply("option150.postgres"), values.apply("option150.kafka")));
    }

    /** The same settings with other addresses for phones. */
    public Settings withListen(List<InetAddress> addresses) {
        return new Settings(home, data, addresses, listenChosen, ports, backends);
    }

    private static Optional<Integer> number(String key, Function<String, Optional<String>> values) {
        return values.apply(key).map(text -> {
            if (!text.matches("-?\\d{1,9}")) {
                throw new IllegalArgumentException(
                        environmentName(key) + " must be a whole number, not \"" + text + "\"");
            }
            return Integer.valueOf(text);
        });
    }

    /** MicroProfile Config's rule: what is neither letter nor digit becomes {@code _}, letters become capitals. */
    public static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
