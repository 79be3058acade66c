package io.option150.edge.name;

import java.util.regex.Pattern;

/** Who goes first where fetches wait (RES-18); the order of the constants is the order of service. */
public enum FetchPriority {
    /** A phone cannot start without it. */
    DEVICE,
    /** A new phone cannot start without it. */
    DEFAULT_CONFIG,
    /** Small files of a phone that runs. */
    SMALL,
    /** Large, and the phone works on while it waits. */
    FIRMWARE;

    /** Endings of loads and of the images that they name. */
    private static final Pattern LOADS =
            Pattern.compile(".*\\.(?:loads|sbn|sb\\d?|sebn|bin|zup|zz|img)", Pattern.CASE_INSENSITIVE);

    /** The priority of a name. */
    public static FetchPriority of(ClassifiedName file) {
        return switch (file.nameClass()) {
            case DEVICE_TRUST, CLUSTER_TRUST, DEVICE -> DEVICE;
            case DEFAULT_CONFIG -> DEFAULT_CONFIG;
            case CLUSTER_OWN -> SMALL;
            case COMMON -> LOADS.matcher(file.base()).matches() ? FIRMWARE : SMALL;
        };
    }
}
