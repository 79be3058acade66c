package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.registry.contract.RegistryTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The homes of all devices, as the topic is to tell them. */
@Singleton
class DeviceSource implements TopicSource {

    @Override
    public String topic() {
        return RegistryTopics.PHONE_MOVED;
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select key, name, cluster_id, stated_by, sequence from device",
                row -> DeviceChanges.assigned(device(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return DeviceChanges.removed(key, sequence);
    }

    private static DeviceRow device(ResultSet row) throws SQLException {
        var device = new DeviceRow();
        device.key = row.getString("key");
        device.name = row.getString("name");
        device.clusterId = row.getString("cluster_id");
        device.statedBy = row.getString("stated_by");
        device.sequence = row.getLong("sequence");
        return device;
    }
}
