/** The cluster registry: which clusters there are, where each device is at home, and who must hear of a change. */
@NullMarked
package io.option150.registry;

import org.jspecify.annotations.NullMarked;
