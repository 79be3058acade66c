/** Packages of firmware and locales: one upload, all of whose files become files of the tree, or none. */
@NullMarked
package io.option150.files.unpack;

import org.jspecify.annotations.NullMarked;
