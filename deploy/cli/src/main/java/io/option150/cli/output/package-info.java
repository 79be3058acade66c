/** What is printed: tables, documents, progress. */
@NullMarked
package io.option150.cli.output;

import org.jspecify.annotations.NullMarked;
