/**
 * Names of files: the one door through which a name comes in (RES-1), and the table that says of each name what kind of
 * file it is and whom it belongs to (RES-2).
 */
@NullMarked
package io.option150.edge.name;

import org.jspecify.annotations.NullMarked;
