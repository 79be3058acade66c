/**
 * How the view is fed: the four topics, read whole and followed by one thread, and the services' APIs while Kafka is away
 * at start.
 */
@NullMarked
package io.option150.edge.feed;

import org.jspecify.annotations.NullMarked;
