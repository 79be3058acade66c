package io.option150.registry.discovery.statement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.option150.registry.contract.ClusterRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a cluster's record that discovery can know; of one that is null nothing is known.
 *
 * @param httpPort 0: the cluster speaks TFTP only
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterFields(
        @Nullable String fqdn,
        @Nullable String description,
        @Nullable List<String> tftpAddresses,
        @Nullable List<String> peers,
        @Nullable Boolean secure,
        @Nullable Integer tftpPort,
        @Nullable Integer httpPort) {

    /** Of a record in which nobody has said anything. */
    public static final ClusterFields DEFAULTS = new ClusterFields("", "", List.of(), List.of(), false, 69, 6970);

    /** Of nothing at all. */
    static final ClusterFields NOTHING = new ClusterFields(null, null, null, null, null, null, null);

    public ClusterFields {
        tftpAddresses = tftpAddresses == null ? null : List.copyOf(tftpAddresses);
        peers = peers == null ? null : List.copyOf(peers);
    }

    /** Those that a record has. */
    static ClusterFields of(ClusterRecord record) {
        return new ClusterFields(
                record.fqdn(),
                record.description(),
                record.tftpAddresses(),
                record.peers(),
                record.secure(),
                record.tftpPort(),
                record.httpPort() == null ? 0 : record.httpPort());
    }

    /** The same with other peers. */
    ClusterFields withPeers(List<String> others) {
        return new ClusterFields(fqdn, description, tftpAddresses, others, secure, tftpPort, httpPort);
    }
}
