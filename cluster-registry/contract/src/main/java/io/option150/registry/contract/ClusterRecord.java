package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cluster as the registry answers and tells it: the whole state (R10).
 *
 * @param clusterId up to 50 letters, digits, {@code .} and {@code -}; the key of the topic
 * @param fqdn host name pattern, empty if unknown
 * @param description free text, possibly empty
 * @param role whether this is the suite's own record or a remote cluster
 * @param tftpEnabled false: this cluster is never asked for a file
 * @param manualOverride true: discovery leaves {@code tftpAddresses} alone (R12)
 * @param tftpAddresses at most 3 IPv4 or IPv6 literals, in the order in which they are tried (R7)
 * @param secure whether the cluster runs in mixed mode
 * @param order rank where several clusters have a file; the lowest wins, then the cluster id (RES-3)
 * @param tftpPort UDP port of the cluster's TFTP service
 * @param httpPort TCP port of its HTTP file service; null: the cluster speaks TFTP only
 * @param peers ids of the clusters that this cluster's own TFTP points at (R9)
 * @param sequence version of this record; grows with every change and is never reused for this id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterRecord(
        String clusterId,
        String fqdn,
        String description,
        ClusterRole role,
        boolean tftpEnabled,
        boolean manualOverride,
        List<String> tftpAddresses,
        boolean secure,
        int order,
        int tftpPort,
        @Nullable Integer httpPort,
        List<String> peers,
        long sequence) {

    public ClusterRecord {
        Objects.requireNonNull(clusterId, "clusterId");
        Objects.requireNonNull(fqdn, "fqdn");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(role, "role");
        tftpAddresses = List.copyOf(tftpAddresses);
        peers = List.copyOf(peers);
    }
}
