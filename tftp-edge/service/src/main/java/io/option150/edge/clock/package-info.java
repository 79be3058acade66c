/** Time: what is now, and what shall happen later. One seam, so that the rules of time are tested with made-up time. */
@NullMarked
package io.option150.edge.clock;

import org.jspecify.annotations.NullMarked;
