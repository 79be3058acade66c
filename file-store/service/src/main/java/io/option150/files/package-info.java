/**
 * The file store: keeps the files of the TFTP tree with their versions, streams them in and out, and tells of every
 * change. What stands here is its settings; each concept has a folder of its own.
 */
@NullMarked
package io.option150.files;

import org.jspecify.annotations.NullMarked;
