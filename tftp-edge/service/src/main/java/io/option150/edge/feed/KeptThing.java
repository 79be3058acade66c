package io.option150.edge.feed;

import io.option150.events.Version;

/**
 * A thing as it is kept on disk.
 *
 * @param schema name of the schema of its data
 * @param key as its table writes it
 */
record KeptThing(String schema, String key, Version version, Object now) {}
