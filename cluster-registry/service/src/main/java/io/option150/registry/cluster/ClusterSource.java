package io.option150.registry.cluster;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.contract.RegistryTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All clusters, as the topic is to tell them. */
@Singleton
class ClusterSource implements TopicSource {

    private static final String ALL = """
            select cluster_id, fqdn, description, role, tftp_enabled, manual_override, tftp_addresses, secure, rank,
                   tftp_port, http_port, peers, sequence
            from cluster order by cluster_id""";

    @Override
    public String topic() {
        return RegistryTopics.CLUSTER_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(snapshot, ALL, row -> ClusterChanges.changed(cluster(row)), visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return ClusterChanges.removed(key, sequence);
    }

    private static ClusterRow cluster(ResultSet row) throws SQLException {
        var cluster = new ClusterRow();
        cluster.clusterId = row.getString("cluster_id");
        cluster.fqdn = row.getString("fqdn");
        cluster.description = row.getString("description");
        cluster.role = ClusterRole.valueOf(row.getString("role"));
        cluster.tftpEnabled = row.getBoolean("tftp_enabled");
        cluster.manualOverride = row.getBoolean("manual_override");
        cluster.tftpAddresses = (String[]) row.getArray("tftp_addresses").getArray();
        cluster.secure = row.getBoolean("secure");
        cluster.rank = row.getInt("rank");
        cluster.tftpPort = row.getInt("tftp_port");
        cluster.httpPort = row.getObject("http_port", Integer.class);
        cluster.peers = (String[]) row.getArray("peers").getArray();
        cluster.sequence = row.getLong("sequence");
        return cluster;
    }
}
