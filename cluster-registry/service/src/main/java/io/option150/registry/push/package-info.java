/**
 * Phones are asked to fetch their files, by their own call managers: which call manager a cluster has, what is to be asked of it, at
 * what pace, and what became of it. Off unless a cluster has such a target.
 */
@NullMarked
package io.option150.registry.push;

import org.jspecify.annotations.NullMarked;
