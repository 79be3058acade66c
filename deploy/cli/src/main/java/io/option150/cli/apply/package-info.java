/** What is described in files, and what has to be changed for it. */
@NullMarked
package io.option150.cli.apply;

import org.jspecify.annotations.NullMarked;
