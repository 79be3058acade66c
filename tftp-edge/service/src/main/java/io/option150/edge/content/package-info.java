/**
 * Bytes of files as they arrive and are kept: each content is one version of one file, shared by all who read it, on the
 * heap while it is small and in a temporary file when it is large (RES-14 to RES-17).
 */
@NullMarked
package io.option150.edge.content;

import org.jspecify.annotations.NullMarked;
