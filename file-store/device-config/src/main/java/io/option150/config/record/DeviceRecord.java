package io.option150.config.record;

import java.util.List;
import java.util.Locale;

/**
 * A phone.
 *
 * @param name {@code SEP} or {@code ATA} and its MAC address, in capitals
 * @param profile that it inherits from; empty: none
 * @param lines on its first keys, in order; 50 at most
 */
public record DeviceRecord(String name, String profile, Settings settings, List<Line> lines) {

    private static final int MOST_LINES = 50;

    /**
     * Checks it, without what it inherits.
     *
     * @throws RefusedRecord naming each field, rule and value
     */
    public DeviceRecord {
        name = name.toUpperCase(Locale.ROOT);
        lines = List.copyOf(lines);
        var refusals = new Refusals();
        Names.checkDevice(name, refusals);
        if (!profile.isEmpty()) {
            Names.check("profile", profile, refusals);
        }
        settings.check(refusals);
        refusals.require(lines.size() <= MOST_LINES, "lines", "must be 50 at most", String.valueOf(lines.size()));
        for (int at = 0; at < Math.min(lines.size(), MOST_LINES); at++) {
            lines.get(at).check("lines[" + at + "]", refusals);
        }
        refusals.raise();
    }
}
