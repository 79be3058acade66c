/**
 * What was fetched because a phone asked for it, and is neither small nor our own: firmware and remote clusters' files, on this
 * copy's disk over its restart (decision 0060). Looked at when memory has nothing, and never taken for the source's word.
 */
@NullMarked
package io.option150.edge.fetched;

import org.jspecify.annotations.NullMarked;
