/**
 * Where bytes come from that the edge does not hold: the peers of remote clusters, over HTTP first and TFTP second, with
 * ordered failover, health and a bound on what is asked of each at a time (RES-14, RES-15, RES-18); and the suite's own
 * services.
 */
package io.option150.edge.upstream;
