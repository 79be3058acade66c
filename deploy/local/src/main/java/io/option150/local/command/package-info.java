/** The commands of the launcher that act on a local suite. */
@NullMarked
package io.option150.local.command;

import org.jspecify.annotations.NullMarked;
