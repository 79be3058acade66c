package io.option150.edge.feed;

import io.option150.edge.view.Table;
import io.option150.edge.view.Told;

/**
 * What an event means: a thing of some table, as it is from now on.
 *
 * @param table whose thing it is
 * @param key of the event
 */
record Change<T>(Table<T> table, String key, Told<T> told) {

    /** Takes it into its table, unless what stands there is as new. */
    void apply() {
        table.take(key, told);
    }
}
