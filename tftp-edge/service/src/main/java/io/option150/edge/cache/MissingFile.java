package io.option150.edge.cache;

/**
 * The source said that it has no such file.
 *
 * @param validated when it said so
 */
public record MissingFile(long validated) implements Entry {}
