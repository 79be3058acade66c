/** Spans of a phone's question, of what is asked elsewhere for it, and of events; none unless configured. */
package io.option150.edge.tracing;
