package io.option150.config.check;

import io.option150.config.format.ConfigText;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.Place;

/** {@code RINGLIST.DAT}: a label, a tab, and the name of a file in each line. */
final class RingTable {

    private RingTable() {}

    static void check(ConfigText text, Subject subject) throws MalformedConfig {
        int number = 0;
        for (var line : text.lines()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var parts = line.strip().split("\t+", -1);
            var place = new Place(number, 1);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                subject.find(Rule.RING_LINE, place, line);
            } else {
                RingList.checkFile(parts[1].strip(), place, subject);
            }
        }
    }
}
