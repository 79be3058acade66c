/**
 * Leaving without loss. A copy that is told to go, goes on serving with its readiness up, since a network that sends a
 * phone's datagrams here by habit does so until the very end; it is free to leave once nobody asks any more.
 */
@NullMarked
package io.option150.edge.drain;

import org.jspecify.annotations.NullMarked;
