/** What every request of a phone passes: whether it is let in, the way to the resolver, and what is reported of it. */
package io.option150.edge.front.gate;
