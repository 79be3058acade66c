package io.option150.edge.seen.facts;

import io.option150.edge.name.Form;
import io.option150.edge.name.NameClass;
import java.util.Locale;

/** What a file is read as, by its name. */
enum FileKind {
    /** A device's configuration, or the one of all that have none. */
    CONFIGURATION,
    /** Names the images of a load. */
    LOADS,
    /** Its header alone tells something: who signed it. */
    SIGNED,
    /** Not read. */
    OTHER;

    /** Lists and signed files have headers of some hundred bytes; what follows is not looked at. */
    private static final int MOST_HEADER = 16 << 10;
    /** Configurations of Unified CM have 10 KB, the largest default known 30 KB. */
    private static final int MOST_FILE = 256 << 10;

    /** That of the file of this name, which is of this class of {@link NameClass#label}. */
    static FileKind of(String nameClass, String name) {
        Form form = Form.of(name);
        String base = name.substring(0, name.length() - form.suffix().length());
        if (nameClass.equals(NameClass.DEVICE.label()) || nameClass.equals(NameClass.DEFAULT_CONFIG.label())) {
            return CONFIGURATION;
        }
        if (base.toLowerCase(Locale.ROOT).endsWith(".loads")) {
            return LOADS;
        }
        boolean list =
                nameClass.equals(NameClass.DEVICE_TRUST.label()) || nameClass.equals(NameClass.CLUSTER_TRUST.label());
        return list || form != Form.PLAIN ? SIGNED : OTHER;
    }

    /** Bytes that are read at the most. */
    int most() {
        return this == SIGNED ? MOST_HEADER : MOST_FILE;
    }
}
