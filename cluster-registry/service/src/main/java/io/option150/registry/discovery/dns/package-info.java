/** DNS as a source: which TFTP servers a domain may have. */
@NullMarked
package io.option150.registry.discovery.dns;

import org.jspecify.annotations.NullMarked;
