package io.option150.config.record;

/**
 * A value, and which record says it.
 *
 * @param <T> of the value
 */
public record Sourced<T>(T value, Origin origin) {}
