/** Which datagram driver a server runs on. */
@NullMarked
package io.option150.tftp.net.transport;

import org.jspecify.annotations.NullMarked;
