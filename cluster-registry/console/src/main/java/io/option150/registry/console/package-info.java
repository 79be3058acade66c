/** The console, a web page at the root of the admin's address: static files, the same for everybody. */
@NullMarked
package io.option150.registry.console;

import org.jspecify.annotations.NullMarked;
