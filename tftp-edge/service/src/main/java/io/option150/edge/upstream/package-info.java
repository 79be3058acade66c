/**
 * Where bytes come from that the edge does not hold: the peers of remote clusters in {@code peer}, the suite's own services
 * in {@code own}; and the HTTP connections that both of them use.
 */
@NullMarked
package io.option150.edge.upstream;

import org.jspecify.annotations.NullMarked;
