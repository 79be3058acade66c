/**
 * What a Unified CM tells of itself by AXL: the few requests that discovery needs, written by hand. A plain library without
 * framework; its calls block, so they are for virtual threads.
 *
 * <p>{@link io.option150.registry.axl.AxlClient} asks; rooms: {@code site} is what it hands out, {@code failure} says which step
 * failed, {@code soap} and {@code http} carry it.
 */
@NullMarked
package io.option150.registry.axl;

import org.jspecify.annotations.NullMarked;
