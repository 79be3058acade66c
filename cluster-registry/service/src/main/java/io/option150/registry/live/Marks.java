package io.option150.registry.live;

import java.util.ArrayList;
import java.util.List;

/**
 * How far things are; two of them tell what changed between.
 *
 * @param phones when a phone was seen last; empty: none was
 * @param records the number of the last change on record
 * @param edges how many beats of edges were taken
 */
record Marks(String phones, long records, long edges) {

    List<String> since(Marks before) {
        var changed = new ArrayList<String>();
        if (!phones.equals(before.phones)) {
            changed.add("phones");
        }
        if (edges != before.edges) {
            changed.add("edges");
        }
        if (records != before.records) {
            changed.add("records");
        }
        return changed;
    }
}
