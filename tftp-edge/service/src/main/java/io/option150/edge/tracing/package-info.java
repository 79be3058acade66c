/** Spans of a phone's question, of what is asked elsewhere for it, and of events; none unless configured. */
@NullMarked
package io.option150.edge.tracing;

import org.jspecify.annotations.NullMarked;
