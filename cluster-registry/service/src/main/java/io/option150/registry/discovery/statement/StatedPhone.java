package io.option150.registry.discovery.statement;

import java.util.Locale;

/**
 * A phone as an origin states it.
 *
 * @param name of the device, good by itself
 * @param uuid the origin's own name of it; a phone that is removed is told by that alone
 */
public record StatedPhone(String name, String uuid) {

    /** Equal for names of one device. */
    public static String keyOf(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
