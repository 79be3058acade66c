package io.option150.files.config;

/**
 * A record after a write.
 *
 * @param isNew whether there was none before
 */
record Written<T>(T value, long sequence, boolean isNew) {}
