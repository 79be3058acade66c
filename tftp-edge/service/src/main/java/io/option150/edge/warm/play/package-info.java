/** A copy asks itself over loopback, by every front, until it no longer becomes faster; then it is ready. */
@NullMarked
package io.option150.edge.warm.play;

import org.jspecify.annotations.NullMarked;
