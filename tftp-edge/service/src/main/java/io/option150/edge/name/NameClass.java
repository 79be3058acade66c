package io.option150.edge.name;

import java.util.Locale;

/** What kind of file a name stands for: the rows of RES-2. */
public enum NameClass {
    /** A trust list made for one device. Comes from the device's home, never from anyone else. */
    DEVICE_TRUST(true),
    /** A cluster's trust list. Comes from the asking phone's home, never from anyone else. */
    CLUSTER_TRUST(true),
    /** A device's configuration. Comes from the device's home. */
    DEVICE(true),
    /** What a phone takes that has no configuration of its own. */
    DEFAULT_CONFIG(false),
    /** Soft keys, dial rules, feature policies: the UUID in the name makes it unique among all clusters. */
    CLUSTER_OWN(false),
    /** All else: ring lists, dial plans, tones, locales, loads. */
    COMMON(false);

    private final boolean deviceFresh;
    private final String label = name().toLowerCase(Locale.ROOT);

    NameClass(boolean deviceFresh) {
        this.deviceFresh = deviceFresh;
    }

    /** The class in access lines and answers. */
    public String label() {
        return label;
    }

    /** Whether a copy ages as a device's file does, which changes with a click and a reset (RES-10, RES-12). */
    public boolean agesAsDeviceFile() {
        return deviceFresh;
    }
}
