/** Topics that the registry reads: made and kept fit, and read from the moment that they are. */
@NullMarked
package io.option150.registry.topic;

import org.jspecify.annotations.NullMarked;
