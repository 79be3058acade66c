/** The API as the command line calls it. */
@NullMarked
package io.option150.cli.server;

import org.jspecify.annotations.NullMarked;
