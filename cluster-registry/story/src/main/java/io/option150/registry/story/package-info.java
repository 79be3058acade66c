/**
 * Why a phone does not work, told by what it asked for: a plain library without framework, clock or memory of its own.
 *
 * <p>{@link io.option150.registry.story.Story} goes in, {@link io.option150.registry.story.Finding}s come out of
 * {@link io.option150.registry.story.Findings}. Rooms: {@code boot} reads requests (what a name stands for, where a boot
 * begins, whether the phone took its configuration), {@code rule} holds one class for each finding.
 */
@NullMarked
package io.option150.registry.story;

import org.jspecify.annotations.NullMarked;
