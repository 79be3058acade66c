/**
 * What this copy tells the suite of phones: what each asked, and what became of it. No transfer waits for it, it holds little
 * memory, and what does not fit or cannot be sent is counted and left out.
 */
@NullMarked
package io.option150.edge.seen;

import org.jspecify.annotations.NullMarked;
