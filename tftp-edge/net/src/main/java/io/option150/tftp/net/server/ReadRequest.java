package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.protocol.Mode;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * What a client asked for in an RRQ.
 *
 * @param fileName the name as it was sent: not normalised, possibly empty or longer than allowed (RES-1 is applied by
 *     who resolves it)
 * @param mode transfer mode
 * @param options as asked, in the order of the request; names in lower case
 * @param peer the client
 * @param listening address and port of the socket that the request came to; possibly a wildcard
 */
public record ReadRequest(
        String fileName, Mode mode, Map<String, String> options, Peer peer, InetSocketAddress listening) {

    /** Address and port of the client. */
    public InetSocketAddress client() {
        return peer.socketAddress();
    }

    /** Address and port that were asked, from which the answer leaves. */
    public InetSocketAddress local() {
        return peer.knowsAsked() ? new InetSocketAddress(peer.askedAddress(), listening.getPort()) : listening;
    }
}
