package io.option150.config.format;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record Place(int line, int column) {

    /** The first character, for what has no place of its own. */
    public static final Place START = new Place(1, 1);
}
