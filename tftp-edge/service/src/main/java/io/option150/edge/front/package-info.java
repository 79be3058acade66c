/**
 * Where phones come in: over {@code tftp}, and over {@code http} for the same tree. What both pass stands in {@code gate}. Here
 * are the calls by which people see and change all of it (R23).
 */
@NullMarked
package io.option150.edge.front;

import org.jspecify.annotations.NullMarked;
