/** What breaks, drawn by a printed seed, and what must hold meanwhile: faults by invariants, and histories that are checked. */
@NullMarked
package io.option150.e2e.fault;

import org.jspecify.annotations.NullMarked;
