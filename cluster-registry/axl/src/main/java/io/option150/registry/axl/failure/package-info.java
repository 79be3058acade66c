/** Why a Unified CM told nothing: one kind for each step that can fail. */
@NullMarked
package io.option150.registry.axl.failure;

import org.jspecify.annotations.NullMarked;
