/**
 * How the view is fed: the four topics, read whole and followed by one thread, and the services' APIs while Kafka is away
 * at start.
 */
package io.option150.edge.feed;
