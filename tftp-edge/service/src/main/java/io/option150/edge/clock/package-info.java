/** Time: what is now, and what shall happen later. One seam, so that the rules of time are tested with made-up time. */
package io.option150.edge.clock;
