/** What the user sees: progress lines, tables, and failures as one clear line each. */
package io.option150.local.console;
