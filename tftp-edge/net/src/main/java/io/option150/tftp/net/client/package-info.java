/**
 * The client with which an edge asks a remote cluster's TFTP server: many fetches at once on one thread, each handing
 * its bytes to a sink as they arrive.
 */
@NullMarked
package io.option150.tftp.net.client;

import org.jspecify.annotations.NullMarked;
