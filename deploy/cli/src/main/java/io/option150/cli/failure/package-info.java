/** How a command may end. */
@NullMarked
package io.option150.cli.failure;

import org.jspecify.annotations.NullMarked;
