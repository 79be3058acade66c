package io.option150.edge.view;

import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All clusters as they stand. Immutable. */
public final class Topology {

    private final Map<String, ClusterRecord> byId;
    private final List<ClusterRecord> asked;
    private final Map<InetAddress, String> owners = new HashMap<>();
    private final boolean hasRemotes;

    Topology(Collection<ClusterRecord> clusters) {
        byId = clusters.stream().collect(Collectors.toUnmodifiableMap(ClusterRecord::clusterId, cluster -> cluster));
        asked = clusters.stream()
                .filter(Topology::isAsked)
                .sorted(Comparator.comparingInt(ClusterRecord::order).thenComparing(ClusterRecord::clusterId))
                .toList();
        hasRemotes = clusters.stream().anyMatch(cluster -> cluster.role() == ClusterRole.REMOTE);
        for (ClusterRecord cluster : clusters) {
            if (cluster.role() == ClusterRole.REMOTE) {
                cluster.tftpAddresses()
                        .forEach(address -> owners.put(InetAddress.ofLiteral(address), cluster.clusterId()));
            }
        }
    }

    /** The cluster of that id. */
    public Optional<ClusterRecord> cluster(String clusterId) {
        return Optional.ofNullable(byId.get(clusterId));
    }

    /** Remote clusters that may be asked for files, in their configured order (RES-3). */
    public List<ClusterRecord> asked() {
        return asked;
    }

    /** Whether any remote cluster is configured, asked or not. */
    public boolean hasRemotes() {
        return hasRemotes;
    }

    /** The remote cluster one of whose peers has that address (RES-6). */
    public Optional<String> peerOwner(InetAddress address) {
        return Optional.ofNullable(owners.get(address));
    }

    /** Whether this cluster may be asked for files. */
    public static boolean isAsked(ClusterRecord cluster) {
        return cluster.role() == ClusterRole.REMOTE
                && cluster.tftpEnabled()
                && !cluster.tftpAddresses().isEmpty();
    }
}
