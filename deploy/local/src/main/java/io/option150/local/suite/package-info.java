/**
 * A suite from start to stop: backends, service processes, their supervision, and what an earlier suite left behind when
 * it was killed.
 */
package io.option150.local.suite;
