package io.option150.registry.cluster;

/**
 * What one origin states of one field of a cluster.
 *
 * @param field name of the field in the record
 * @param value what is stated; of several values those, with commas between them
 * @param source who was asked
 * @param origin who states it first of all; another one than the source is passed on by it
 * @param counts whether this origin's word is the one that is looked at
 * @param overridden whether it counts, and the record has another value, which was set by hand and stays (R12)
 */
public record StatedField(
        String field, String value, String source, String origin, boolean counts, boolean overridden) {}
