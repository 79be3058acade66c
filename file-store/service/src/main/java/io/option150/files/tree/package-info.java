/**
 * The files of the TFTP tree: which path has which content, in which versions. Every change takes the path's lock, and
 * commits row, version and event together.
 */
@NullMarked
package io.option150.files.tree;

import org.jspecify.annotations.NullMarked;
