/**
 * What was fetched and what was not there: entries, how long they are good for (RES-10 to RES-13), what drops them
 * (RES-9), and the bounds on all of them (RES-17).
 */
@NullMarked
package io.option150.edge.cache;

import org.jspecify.annotations.NullMarked;
