package io.option150.config.check;

import io.option150.config.format.Element;
import io.option150.config.format.Place;
import java.util.Locale;

/** The rings that a phone offers. */
final class RingList {

    private static final int MOST = 50;
    private static final int LONGEST = 25;
    private static final int SMALLEST_BYTES = 240;
    private static final int MOST_RAW_BYTES = 16_080;
    private static final int MOST_WIDEBAND_BYTES = 160_800;

    private RingList() {}

    static void check(Element root, Subject subject) {
        var rings = root.children("Ring").toList();
        if (rings.size() > MOST) {
            subject.find(Rule.RING_COUNT, rings.get(MOST).place(), String.valueOf(rings.size()));
        }
        for (var ring : rings) {
            checkText(ring, "DisplayName", Rule.RING_NAME, subject);
            checkText(ring, "FileName", Rule.RING_FILE, subject);
            ring.at("FileName")
                    .filter(it -> !it.value().isEmpty())
                    .ifPresent(it -> checkFile(it.value(), it.place(), subject));
        }
    }

    private static void checkText(Element ring, String name, Rule rule, Subject subject) {
        var value = ring.valueAt(name);
        if (value.isEmpty() || value.length() > LONGEST) {
            subject.find(rule, ring.at(name).orElse(ring).place(), value);
        }
    }

    /** Checks that a ring's file is there, and has a size that phones play. */
    static void checkFile(String name, Place place, Subject subject) {
        var file = subject.tree().find(name);
        if (file.isAbsent()) {
            subject.find(Rule.FILE_MISSING, place, name, name);
        } else if (file.state() == Tree.State.THERE) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".raw")) {
                checkSize(name, file.size(), MOST_RAW_BYTES, "µ-law at 8 kHz", place, subject);
            } else if (lower.endsWith(".rwb")) {
                checkSize(name, file.size(), MOST_WIDEBAND_BYTES, "16 bits at 16 kHz", place, subject);
            }
        }
    }

    private static void checkSize(String name, long size, int most, String form, Place place, Subject subject) {
        if (size < SMALLEST_BYTES || size > most) {
            subject.find(Rule.RING_SIZE, place, name, size, form, most);
        }
    }
}
