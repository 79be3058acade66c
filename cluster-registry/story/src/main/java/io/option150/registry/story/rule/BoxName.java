package io.option150.registry.story.rule;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which box a device name is of, by the last ten digits of the MAC in it: all that a gateway's name ({@code SKIGW}), its ports'
 * ({@code AN} and three digits more) and that of an ATA's second port (the MAC moved by one byte, and {@code 01}) keep.
 */
final class BoxName {

    private static final Pattern WHOLE_MAC = Pattern.compile("(?:SEP|SIP|ATA|GK)[0-9A-F]{2}([0-9A-F]{10})");
    private static final Pattern SECOND_PORT = Pattern.compile("ATA([0-9A-F]{10})01");
    private static final Pattern GATEWAY = Pattern.compile("(?:SKIGW([0-9A-F]{10})|AN([0-9A-F]{10})[0-9A-F]{0,3})");

    private BoxName() {}

    /** Whether both names carry a MAC, and of two boxes. */
    static boolean areUnrelated(String one, String other) {
        Set<String> mine = boxes(one);
        Set<String> others = boxes(other);
        return !mine.isEmpty() && !others.isEmpty() && mine.stream().noneMatch(others::contains);
    }

    private static Set<String> boxes(String device) {
        Set<String> boxes = new HashSet<>();
        for (Pattern shape : new Pattern[] {WHOLE_MAC, SECOND_PORT, GATEWAY}) {
            Matcher name = shape.matcher(device.toUpperCase(Locale.ROOT));
            if (name.matches()) {
                for (int group = 1; group <= name.groupCount(); group++) {
                    if (name.group(group) != null) {
                        boxes.add(name.group(group));
                    }
                }
            }
        }
        return boxes;
    }
}
