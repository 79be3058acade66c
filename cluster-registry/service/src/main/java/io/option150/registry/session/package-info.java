/** Whom a caller's token speaks for. */
@NullMarked
package io.option150.registry.session;

import org.jspecify.annotations.NullMarked;
