package io.option150.demo.check;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is checked, from the environment.
 *
 * @param files base URL of the file store ({@code OPTION150_CHECK_FILES})
 * @param tftp where phones ask over TFTP, {@code host:port} ({@code OPTION150_CHECK_TFTP})
 * @param http where phones ask over HTTP, {@code host:port} ({@code OPTION150_CHECK_HTTP})
 * @param adminToken file with the admin's token ({@code OPTION150_CHECK_ADMIN_TOKEN})
 * @param authorities PEM file of those to believe over TLS ({@code OPTION150_CHECK_CA}); empty: whom the JDK believes
 * @param limit longest wait for any of the files ({@code OPTION150_CHECK_SECONDS}, default 120)
 * @param demo whether the stand-in cluster has to answer, too ({@code OPTION150_CHECK_DEMO}, default false)
 */
record CheckSettings(
        URI files,
        InetSocketAddress tftp,
        InetSocketAddress http,
        Path adminToken,
        Optional<Path> authorities,
        Duration limit,
        boolean demo) {

    static CheckSettings from(Map<String, String> environment) {
        return new CheckSettings(
                URI.create(value(environment, "OPTION150_CHECK_FILES")),
                endpoint(environment, "OPTION150_CHECK_TFTP"),
                endpoint(environment, "OPTION150_CHECK_HTTP"),
                Path.of(value(environment, "OPTION150_CHECK_ADMIN_TOKEN")),
                Optional.ofNullable(environment.get("OPTION150_CHECK_CA")).map(Path::of),
                seconds(environment),
                Boolean.parseBoolean(environment.get("OPTION150_CHECK_DEMO")));
    }

    private static Duration seconds(Map<String, String> environment) {
        String text = environment.getOrDefault("OPTION150_CHECK_SECONDS", "120");
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("OPTION150_CHECK_SECONDS must be 1 to 99999, not \"" + text + "\"");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static InetSocketAddress endpoint(Map<String, String> environment, String name) {
        String text = value(environment, name);
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(name + " must be host:port, not \"" + text + "\"");
        }
        String host = text.substring(0, colon).replace("[", "").replace("]", "");
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
    }

    private static String value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }
}
