/**
 * A stand-in for a Unified CM: {@link io.option150.registry.axl.standin.AxlStandIn} answers AXL and UDS over HTTPS, as strict as
 * the real one, and fails in its ways when it is told to. All of it is our own.
 */
@NullMarked
package io.option150.registry.axl.standin;

import org.jspecify.annotations.NullMarked;
