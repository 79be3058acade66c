/** A check of an installed suite from outside: a real file, fetched as phones do. */
@NullMarked
package io.option150.demo.check;

import org.jspecify.annotations.NullMarked;
