/** Bytes coming in: from a request's socket to a new version of a file, or to nothing at all. */
@NullMarked
package io.option150.files.upload;

import org.jspecify.annotations.NullMarked;
