package io.option150.registry.fleet;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceState;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What copies of the edge are to do, as the topic is to tell it. */
@Singleton
class DesiredSource implements TopicSource {

    @Override
    public String topic() {
        return RegistryTopics.SERVICE_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select key, state, restart, sequence from desired_state",
                row -> DesiredChanges.changed(desired(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return DesiredChanges.removed(key, sequence);
    }

    private static DesiredRow desired(ResultSet row) throws SQLException {
        var desired = new DesiredRow();
        var state = row.getString("state");
        desired.key = row.getString("key");
        desired.state = state == null ? null : ServiceState.valueOf(state);
        desired.restart = row.getLong("restart");
        desired.sequence = row.getLong("sequence");
        return desired;
    }
}
