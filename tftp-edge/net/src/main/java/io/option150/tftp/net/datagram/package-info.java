/**
 * Datagrams in and out, behind one small interface, so that a loop does not know by which calls they travel. The NIO
 * driver here runs on every system; the one in {@code linux} is faster.
 */
@NullMarked
package io.option150.tftp.net.datagram;

import org.jspecify.annotations.NullMarked;
