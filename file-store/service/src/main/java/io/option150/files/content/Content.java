package io.option150.files.content;

import java.time.Instant;

/**
 * Bytes that are kept.
 *
 * @param sha256 their name
 * @param size bytes
 * @param created when they first came
 */
public record Content(Sha256 sha256, long size, Instant created) {}
