/** The systems that are asked, as admins describe them, with their passwords sealed. */
@NullMarked
package io.option150.registry.discovery.source;

import org.jspecify.annotations.NullMarked;
