/**
 * What phones asked and what they got: the latest requests in memory, one access line and the metrics of each.
 */
@NullMarked
package io.option150.edge.request;

import org.jspecify.annotations.NullMarked;
