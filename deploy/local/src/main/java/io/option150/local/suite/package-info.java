/**
 * A suite from start to stop: backends, service processes, their supervision, and what an earlier suite left behind when
 * it was killed.
 */
@NullMarked
package io.option150.local.suite;

import org.jspecify.annotations.NullMarked;
