/**
 * What server and client have in common of running: one thread that waits for datagrams, tasks and alarms, and does all
 * the work of what lives on it, so that none of that needs a lock.
 */
@NullMarked
package io.option150.tftp.net.loop;

import org.jspecify.annotations.NullMarked;
