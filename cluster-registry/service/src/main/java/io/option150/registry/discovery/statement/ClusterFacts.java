package io.option150.registry.discovery.statement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.option150.registry.cluster.CallManagerGroup;
import java.util.List;

/**
 * What an origin says of one cluster.
 *
 * @param fields of its record
 * @param pointsAt clusters that its own TFTP asks
 * @param autoRegistration its nodes on which auto-registration is on
 * @param nodes all its nodes that serve TFTP, in the order in which they are to be asked; may be more than R7 allows
 * @param callManagerGroups groups of call managers that its phones register with
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterFacts(
        ClusterFields fields,
        List<PointedAt> pointsAt,
        List<String> autoRegistration,
        List<Node> nodes,
        List<CallManagerGroup> callManagerGroups) {

    public ClusterFacts {
        pointsAt = List.copyOf(pointsAt);
        autoRegistration = List.copyOf(autoRegistration);
        nodes = List.copyOf(nodes);
        // Facts that were written before there were any have none.
        callManagerGroups = callManagerGroups == null ? List.of() : List.copyOf(callManagerGroups);
    }

    /**
     * A node.
     *
     * @param name an address or a host name
     * @param address that the name had last; empty: it never had one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Node(String name, String address) {}

    /**
     * A cluster that another one asks.
     *
     * @param tftpAddresses as they are written there
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PointedAt(String clusterId, List<String> tftpAddresses) {
        public PointedAt {
            tftpAddresses = List.copyOf(tftpAddresses);
        }
    }
}
