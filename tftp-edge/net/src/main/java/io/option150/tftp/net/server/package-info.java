/**
 * The read server: sockets, loops and transfers. Each loop is one thread with its own sockets, its own table of
 * transfers and its own timers; loops share nothing. Where bytes come from is the affair of the
 * {@link io.option150.tftp.net.server.ReadHandler} that the server is started with.
 */
@NullMarked
package io.option150.tftp.net.server;

import org.jspecify.annotations.NullMarked;
