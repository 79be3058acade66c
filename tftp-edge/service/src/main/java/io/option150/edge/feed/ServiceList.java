package io.option150.edge.feed;

import io.option150.edge.view.Table;
import java.net.URI;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A list that a service's API gives.
 *
 * @param base of the service
 * @param path of the list
 * @param type of its items
 * @param table where they stand
 * @param key of an item's events
 * @param sequence of an item
 */
record ServiceList<T>(
        URI base, String path, Class<T> type, Table<T> table, Function<T, String> key, ToLongFunction<T> sequence) {}
