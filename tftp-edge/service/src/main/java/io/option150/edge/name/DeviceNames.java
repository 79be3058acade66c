package io.option150.edge.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which devices a file's name may speak of. */
public final class DeviceNames {

    /** Names with more dots than this belong to no device; the bound keeps a hostile name cheap. */
    private static final int MAX_ENDINGS = 6;

    private DeviceNames() {}

    /** A device's name as a key: compared without case. */
    public static String key(String device) {
        return device.toUpperCase(Locale.ROOT);
    }

    /**
     * The keys of all devices whose file this base name may be: the name itself, then without one ending after the
     * other. Device files lie in no folder.
     */
    public static List<String> candidates(String base) {
        List<String> keys = new ArrayList<>();
        if (base.indexOf('/') >= 0) {
            return keys;
        }
        String name = key(base);
        while (!name.isEmpty() && keys.size() < MAX_ENDINGS) {
            keys.add(name);
            name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        }
        return keys;
    }
}
