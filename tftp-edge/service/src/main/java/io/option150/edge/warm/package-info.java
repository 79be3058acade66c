/**
 * A new copy that has nothing in its cache must not take the place of one that has, while the file store is away: it becomes
 * ready when the file store answers, or when another copy gave it what phones ask for most.
 */
@NullMarked
package io.option150.edge.warm;

import org.jspecify.annotations.NullMarked;
