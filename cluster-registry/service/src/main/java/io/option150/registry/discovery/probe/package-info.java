/** Probes: what answers at an address, asked as a phone would ask. */
@NullMarked
package io.option150.registry.discovery.probe;

import org.jspecify.annotations.NullMarked;
