/**
 * How the view is fed: the four topics, read whole and followed by one thread, and the services' APIs for a topic
 * that is not whole; while both are away, what was kept on disk.
 */
@NullMarked
package io.option150.edge.feed;

import org.jspecify.annotations.NullMarked;
