/** Suites that learn from each other: what this one states, and other suites as sources. */
@NullMarked
package io.option150.registry.discovery.suite;

import org.jspecify.annotations.NullMarked;
