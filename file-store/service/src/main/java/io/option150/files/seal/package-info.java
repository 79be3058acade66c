/** Keeps what must not be read in the database under a key that is not in it. */
@NullMarked
package io.option150.files.seal;

import org.jspecify.annotations.NullMarked;
