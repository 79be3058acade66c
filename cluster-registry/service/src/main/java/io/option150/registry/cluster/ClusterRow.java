package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A cluster's row. Its id can change (the local one's), so the key is a number. */
@Entity
@Table(name = "cluster")
class ClusterRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "cluster_id")
    String clusterId = "";

    String fqdn = "";
    String description = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ClusterRole role = ClusterRole.REMOTE;

    @Column(name = "tftp_enabled")
    boolean tftpEnabled;

    @Column(name = "manual_override")
    boolean manualOverride;

    @Column(name = "tftp_addresses")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] tftpAddresses = {};

    boolean secure;
    int rank;

    @Column(name = "tftp_port")
    int tftpPort;

    @Column(name = "http_port")
    @Nullable
    Integer httpPort;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] peers = {};

    long sequence;

    /** Takes over all that a form says; the form has been checked. */
    void fill(ClusterForm form) {
        clusterId = form.clusterId();
        fqdn = form.fqdn();
        description = form.description();
        role = form.role();
        tftpEnabled = form.tftpEnabled();
        manualOverride = form.manualOverride();
        tftpAddresses = form.hosts().stream().map(IpAddress::text).toArray(String[]::new);
        secure = form.secure();
        rank = form.order();
        tftpPort = form.tftpPort();
        httpPort = form.httpPort();
        peers = form.peers().toArray(String[]::new);
    }

    boolean isLocal() {
        return role == ClusterRole.LOCAL;
    }

    /** The whole state, as it is answered and told. */
    ClusterRecord toRecord() {
        return new ClusterRecord(
                clusterId,
                fqdn,
                description,
                role,
                tftpEnabled,
                manualOverride,
                List.of(tftpAddresses),
                secure,
                rank,
                tftpPort,
                httpPort,
                List.of(peers),
                sequence);
    }
}
