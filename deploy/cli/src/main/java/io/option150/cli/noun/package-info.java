/** The nouns of the command line, each with its verbs. */
@NullMarked
package io.option150.cli.noun;

import org.jspecify.annotations.NullMarked;
