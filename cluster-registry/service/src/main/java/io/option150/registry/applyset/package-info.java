/** What was applied together, so that what is described no longer can be removed. */
@NullMarked
package io.option150.registry.applyset;

import org.jspecify.annotations.NullMarked;
