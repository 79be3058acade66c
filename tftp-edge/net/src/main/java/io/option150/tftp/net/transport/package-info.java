/** Which datagram driver a server runs on. */
package io.option150.tftp.net.transport;
