/** Phones: what edges tell of them, kept for days, and the homes that are learned from it. */
@NullMarked
package io.option150.registry.phone;

import org.jspecify.annotations.NullMarked;
