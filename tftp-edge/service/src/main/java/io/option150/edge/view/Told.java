package io.option150.edge.view;

import io.option150.events.Version;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a thing.
 *
 * @param version of the thing
 * @param now the thing as it is in that version; null: it is gone
 */
public record Told<T>(Version version, @Nullable T now) {}
