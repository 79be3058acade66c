package io.option150.files.tree;

import io.option150.files.contract.FileTopics;
import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The newest version of all files, as the topic is to tell them. */
@Singleton
class FileSource implements TopicSource {

    @Override
    public String topic() {
        return FileTopics.CONFIG_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select path, version, sha256, size, modified, sequence, rendered from file",
                row -> FileEvents.changed(file(row).toRecord()),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return FileEvents.removed(key, sequence);
    }

    private static FileRow file(ResultSet row) throws SQLException {
        var file = new FileRow();
        file.path = row.getString("path");
        file.version = row.getLong("version");
        file.sha256 = row.getString("sha256");
        file.size = row.getLong("size");
        file.modified = row.getObject("modified", OffsetDateTime.class).toInstant();
        file.sequence = row.getLong("sequence");
        file.rendered = row.getBoolean("rendered");
        return file;
    }
}
