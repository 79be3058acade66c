package io.option150.registry.story.boot;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a phone wants by a name; finer than the edge's classes (RES-2), which say whose it is. */
public enum NameKind {
    /** CTL or ITL, the phone's own or its cluster's. */
    TRUST_LIST,
    /** The configuration of one device, in any form; for a 7940 also its text form. */
    CONFIGURATION,
    /** What a phone takes that has no configuration. */
    DEFAULT,
    /** The list of a firmware's images. */
    LOADS,
    /** Words or tones of a language or country, in its folder. */
    LOCALE,
    RING_LIST,
    RING,
    /** What multiplatform firmware asks for first. */
    PROFILE,
    OTHER;

    private static final Pattern LOCALE_FILE =
            Pattern.compile(".+/.+(?:\\.jar|tones\\.xml|dictionary(?:[-.].*)?\\.xml|font\\.xml|kate\\.xml|tags_file)");
    private static final Pattern PROFILE_FILE = Pattern.compile("(?:.*/)?[^/]*-3pcc\\.xml");

    /**
     * The kind of a name.
     *
     * @param key as {@link #key} makes it
     * @param nameClass the edge's class, which knows registered devices of any name; may be empty
     */
    static NameKind of(String key, String nameClass) {
        String file = key.substring(key.lastIndexOf('/') + 1);
        return switch (nameClass) {
            case "device_trust", "cluster_trust" -> TRUST_LIST;
            case "default_config" -> DEFAULT;
            case "device" -> CONFIGURATION;
            default -> ofShape(key, file);
        };
    }

    private static NameKind ofShape(String key, String file) {
        if (file.endsWith(".tlv") || file.startsWith("ext_itl")) {
            return TRUST_LIST;
        }
        if (file.equals("xmldefault.cnf.xml") || file.equals("sipdefault.cnf") || file.equals("sepdefault.cnf")) {
            return DEFAULT;
        }
        if (file.endsWith(".cnf.xml") || file.endsWith(".cnf")) {
            return CONFIGURATION;
        }
        if (file.endsWith(".loads")) {
            return LOADS;
        }
        if (PROFILE_FILE.matcher(key).matches()) {
            return PROFILE;
        }
        if (file.contains("ringlist")) {
            return RING_LIST;
        }
        if (file.endsWith(".raw") || file.endsWith(".rwb") || file.endsWith(".pcm")) {
            return RING;
        }
        return LOCALE_FILE.matcher(key).matches() ? LOCALE : OTHER;
    }

    /** A name to compare by: lower case, from the root, without the ending of a signed form. */
    public static String key(String name) {
        String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        int from = 0;
        while (key.startsWith("/", from) || key.startsWith("./", from)) {
            from += key.charAt(from) == '/' ? 1 : 2;
        }
        int to = key.length();
        for (String form : new String[] {".enc.sgn", ".sgn"}) {
            if (key.endsWith(form) && key.length() - form.length() > from) {
                to = key.length() - form.length();
                break;
            }
        }
        return key.substring(from, to);
    }
}
