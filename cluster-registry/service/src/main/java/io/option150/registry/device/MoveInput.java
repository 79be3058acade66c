package io.option150.registry.device;

import org.jspecify.annotations.Nullable;

/**
 * A move as an admin sends it (R15).
 *
 * @param from where the admin believes the device to be
 * @param to its new home
 */
public record MoveInput(@Nullable String from, @Nullable String to) {}
