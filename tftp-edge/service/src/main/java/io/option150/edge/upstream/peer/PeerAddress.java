package io.option150.edge.upstream.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * Where a peer is.
 *
 * @param clusterId the cluster it belongs to
 * @param address IPv4 or IPv6
 * @param tftpPort UDP port
 * @param httpPort TCP port of its HTTP file service; empty: it speaks TFTP alone
 */
public record PeerAddress(String clusterId, InetAddress address, int tftpPort, OptionalInt httpPort) {

    /** The address as people write it. */
    public String host() {
        return address.getHostAddress();
    }

    /** Where its TFTP service listens. */
    InetSocketAddress tftp() {
        return new InetSocketAddress(address, tftpPort);
    }
}
