package io.option150.edge.upstream.peer;

import org.jspecify.annotations.Nullable;

/**
 * A peer as people see it.
 *
 * @param cluster the cluster it belongs to
 * @param peer its address
 * @param tftpPort UDP port
 * @param httpPort TCP port; null if it offers no HTTP
 * @param health {@code UNKNOWN}, {@code UP} or {@code DOWN}
 * @param speaks over what it is asked now, {@code http} or {@code tftp}
 * @param running fetches that run
 * @param waiting fetches that wait
 * @param lastFailure why it gave no answer the last time it did not; empty if it always has
 * @param loops questions of ours that came back from it (RES-6)
 */
public record PeerInfo(
        String cluster,
        String peer,
        int tftpPort,
        @Nullable Integer httpPort,
        Peer.Health health,
        String speaks,
        int running,
        int waiting,
        String lastFailure,
        long loops) {

    static PeerInfo of(Peer peer, long now) {
        PeerAddress address = peer.address();
        return new PeerInfo(
                address.clusterId(),
                address.host(),
                address.tftpPort(),
                address.httpPort().isPresent() ? address.httpPort().getAsInt() : null,
                peer.health(),
                peer.speaks(now),
                peer.running(),
                peer.waiting(),
                peer.lastFailure(),
                peer.loops());
    }
}
