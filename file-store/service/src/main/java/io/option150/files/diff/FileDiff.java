package io.option150.files.diff;

/**
 * What is different between two versions of a file.
 *
 * @param path of the file
 * @param from the first one: {@code version 3}
 * @param to the second one: {@code version 4}, {@code record}
 * @param equal whether all bytes are
 * @param diff unified, secrets as {@code ***}; empty where they are equal, or different in secrets and ends of lines only
 */
public record FileDiff(String path, String from, String to, boolean equal, String diff) {}
