package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster's row. Its key is a number, so that the local cluster can be renamed. */
@Entity
@Table(name = "cluster")
public class Cluster {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "cluster_id")
    String clusterId = "";

    String fqdn = "";
    String description = "";

    @Enumerated(EnumType.STRING)
    ClusterRole role = ClusterRole.REMOTE;

    @Column(name = "tftp_enabled")
    boolean tftpEnabled;

    @Column(name = "manual_override")
    boolean manualOverride;

    @Column(name = "tftp_addresses")
    @Convert(converter = CommaList.class)
    List<String> tftpAddresses = List.of();

    boolean secure;

    @Column(name = "rank")
    int order;

    @Column(name = "tftp_port")
    int tftpPort;

    @Column(name = "http_port")
    @Nullable
    Integer httpPort;

    @Convert(converter = CommaList.class)
    List<String> peers = List.of();

    long sequence;

    /** Takes over all that the record says, its sequence too. */
    void become(ClusterRecord record) {
        clusterId = record.clusterId();
        fqdn = record.fqdn();
        description = record.description();
        role = record.role();
        tftpEnabled = record.tftpEnabled();
        manualOverride = record.manualOverride();
        tftpAddresses = record.tftpAddresses();
        secure = record.secure();
        order = record.order();
        tftpPort = record.tftpPort();
        httpPort = record.httpPort();
        peers = record.peers();
        sequence = record.sequence();
    }

    /** The whole state. */
    public ClusterRecord toRecord() {
        return new ClusterRecord(
                clusterId,
                fqdn,
                description,
                role,
                tftpEnabled,
                manualOverride,
                tftpAddresses,
                secure,
                order,
                tftpPort,
                httpPort,
                peers,
                sequence);
    }

    public String clusterId() {
        return clusterId;
    }
}
