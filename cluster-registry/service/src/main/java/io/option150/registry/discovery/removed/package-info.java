/** What an admin removed though sources state it, and how that is taken back. */
@NullMarked
package io.option150.registry.discovery.removed;

import org.jspecify.annotations.NullMarked;
