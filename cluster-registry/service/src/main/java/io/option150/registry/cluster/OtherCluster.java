package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules have to know of a cluster that stands beside the one that is written. No entity: a session would look through
 * all that it holds before each of its statements, and a thousand clusters would cost as much as the write of fifty.
 */
public record OtherCluster(
        String clusterId,
        ClusterRole role,
        List<String> tftpAddresses,
        int tftpPort,
        @Nullable Integer httpPort,
        List<String> peers) {

    public OtherCluster {
        tftpAddresses = List.copyOf(tftpAddresses);
        peers = List.copyOf(peers);
    }

    /** As a query gives it. */
    public OtherCluster(
            String clusterId,
            ClusterRole role,
            String[] tftpAddresses,
            int tftpPort,
            @Nullable Integer httpPort,
            String[] peers) {
        this(clusterId, role, List.of(tftpAddresses), tftpPort, httpPort, List.of(peers));
    }

    /** Whether it is the suite's own. */
    public boolean isLocal() {
        return role == ClusterRole.LOCAL;
    }

    boolean pointsAt(String otherId) {
        return peers.contains(otherId);
    }
}
