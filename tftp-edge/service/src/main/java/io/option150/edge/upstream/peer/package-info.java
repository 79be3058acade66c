/**
 * The peers of remote clusters, asked over HTTP first and TFTP second, with ordered failover, health and a bound on what is
 * asked of each at a time (RES-14, RES-15, RES-18). {@link io.option150.edge.upstream.peer.Upstream} is the door: it starts a
 * {@code ClusterFetch}, which starts a {@code PeerAttempt} for one peer after the other, each of which has its question
 * carried by one protocol.
 */
@NullMarked
package io.option150.edge.upstream.peer;

import org.jspecify.annotations.NullMarked;
