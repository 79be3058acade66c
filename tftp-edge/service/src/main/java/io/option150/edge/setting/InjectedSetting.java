package io.option150.edge.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads settings that are injected one by one, since other keys of their prefix belong to other services. They are injected
 * as text: of a value that it cannot convert Quarkus tells the key alone, and neither the value nor what it must be.
 */
public final class InjectedSetting {

    private InjectedSetting() {}

    /**
     * One of an enum's values, written in lower case.
     *
     * @throws IllegalArgumentException naming key, range and value when it is none of them
     */
    public static <E extends Enum<E>> Optional<E> oneOf(String key, Optional<String> text, Class<E> type) {
        return text.map(value -> Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> refused(key, "must be " + names(type), value)));
    }

    /**
     * The base URL of a service.
     *
     * @throws IllegalArgumentException naming key, range and value when it is none
     */
    public static Optional<URI> url(String key, Optional<String> text) {
        return text.map(value -> {
            try {
                URI url = new URI(value.strip());
                if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw refused(key, "must be an http or https URL, but " + e.getMessage(), value);
            }
            throw refused(key, "must be an http or https URL", value);
        });
    }

    private static IllegalArgumentException refused(String key, String rule, String value) {
        return new IllegalArgumentException(key + " " + rule + "; got: " + value);
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
