/** What the user sees: progress lines, tables, and failures as one clear line each. */
@NullMarked
package io.option150.local.console;

import org.jspecify.annotations.NullMarked;
