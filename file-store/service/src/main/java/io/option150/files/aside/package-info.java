/** What takes too long for an event loop. */
@NullMarked
package io.option150.files.aside;

import org.jspecify.annotations.NullMarked;
