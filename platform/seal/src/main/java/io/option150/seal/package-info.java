/** Keeps what must not be read in a database under a key that is not in it. Nothing here prints a key. */
@NullMarked
package io.option150.seal;

import org.jspecify.annotations.NullMarked;
