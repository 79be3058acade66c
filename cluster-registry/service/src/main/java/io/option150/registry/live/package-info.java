/** Tells whoever looks that something has changed, as it happens. */
@NullMarked
package io.option150.registry.live;

import org.jspecify.annotations.NullMarked;
