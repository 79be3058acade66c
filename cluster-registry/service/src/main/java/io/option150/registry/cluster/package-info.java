/** Clusters: the record, its rules (R7, R10), storage and API. Every write is checked against all other clusters. */
package io.option150.registry.cluster;
