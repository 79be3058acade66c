/** What every request of a phone passes: whether it is let in, the way to the resolver, and what is reported of it. */
@NullMarked
package io.option150.edge.front.gate;

import org.jspecify.annotations.NullMarked;
