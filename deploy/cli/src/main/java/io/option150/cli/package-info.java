/** The admin's command line: one small class for each noun, all of them over the public API. */
@NullMarked
package io.option150.cli;

import org.jspecify.annotations.NullMarked;
