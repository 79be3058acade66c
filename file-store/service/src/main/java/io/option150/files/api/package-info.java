/**
 * The HTTP face: which call a URL and a method mean, and how answers and problems are written. Calls that move bytes are
 * raw routes, since only these leave the pace of a stream to its ends.
 */
@NullMarked
package io.option150.files.api;

import org.jspecify.annotations.NullMarked;
