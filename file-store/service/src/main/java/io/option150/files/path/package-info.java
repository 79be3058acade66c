/** Names of files: how a path is made the one key of its file (RES-1), and how it travels in a URL. */
@NullMarked
package io.option150.files.path;

import org.jspecify.annotations.NullMarked;
