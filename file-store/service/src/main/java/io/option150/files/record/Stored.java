package io.option150.files.record;

import java.time.Instant;

/**
 * A record as it is kept.
 *
 * @param version counts its changes from 1
 * @param sequence grows with every change of any record
 * @param modified when it was changed last
 * @param who changed it
 */
public record Stored<T>(T value, long version, long sequence, Instant modified, String who) {}
