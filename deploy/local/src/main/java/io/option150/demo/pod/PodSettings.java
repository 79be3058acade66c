package io.option150.demo.pod;

import io.option150.local.settings.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the pod is told by its environment.
 *
 * @param addresses of the pod ({@code POD_IPS})
 * @param host name by which the other pods reach it ({@code OPTION150_DEMO_HOST})
 * @param data folder for all that is kept while the pod lives ({@code OPTION150_DEMO_DATA})
 * @param passwords folder with one file for each role of the database, named after the role and holding its password;
 *     {@code postgres} is one of them ({@code OPTION150_DEMO_PASSWORDS})
 * @param adminToken file with the admin's token ({@code OPTION150_DEMO_ADMIN_TOKEN})
 * @param registry base URL of the cluster registry ({@code OPTION150_DEMO_REGISTRY})
 */
record PodSettings(List<InetAddress> addresses, String host, Path data, Path passwords, Path adminToken, URI registry) {

    static final String SUPERUSER = "postgres";

    PodSettings {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    static PodSettings from(Map<String, String> environment) {
        return new PodSettings(
                Addresses.parse("POD_IPS", value(environment, "POD_IPS")),
                value(environment, "OPTION150_DEMO_HOST"),
                Path.of(value(environment, "OPTION150_DEMO_DATA")),
                Path.of(value(environment, "OPTION150_DEMO_PASSWORDS")),
                Path.of(value(environment, "OPTION150_DEMO_ADMIN_TOKEN")),
                URI.create(value(environment, "OPTION150_DEMO_REGISTRY")));
    }

    /** Roles of the database with their passwords. */
    Map<String, String> roles() throws IOException {
        Map<String, String> roles = new TreeMap<>();
        try (Stream<Path> files = Files.list(passwords)) {
            // A mounted Secret has hidden folders beside its files.
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                roles.put(
                        String.valueOf(file.getFileName()),
                        Files.readString(file).strip());
            }
        }
        if (!roles.containsKey(SUPERUSER)) {
            throw new IllegalArgumentException(
                    "OPTION150_DEMO_PASSWORDS: " + passwords + " lacks the file " + SUPERUSER);
        }
        return roles;
    }

    private static String value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }
}
