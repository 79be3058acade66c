/**
 * What phones asked and what they got: the latest requests in memory, one access line and the metrics of each.
 */
package io.option150.edge.request;
