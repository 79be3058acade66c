/**
 * TFTP on the wire: what the server and the client share. {@link io.option150.tftp.net.Content} is the bytes of one
 * version of a file, possibly still arriving.
 */
@NullMarked
package io.option150.tftp.net;

import org.jspecify.annotations.NullMarked;
