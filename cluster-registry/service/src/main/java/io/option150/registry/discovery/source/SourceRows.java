package io.option150.registry.discovery.source;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sources as they stand in the database. */
final class SourceRows {

    /** What {@link #source} reads. */
    static final String COLUMNS =
            "s.name, s.kind, s.url, s.username, s.password, s.certificate_sha256, s.cluster_id, s.enabled, s.sequence";

    private SourceRows() {}

    static Source source(Row row) {
        return new Source(
                row.getString("name"),
                SourceKind.valueOf(row.getString("kind")),
                row.getString("url"),
                row.getString("username"),
                row.getString("password"),
                row.getString("certificate_sha256"),
                row.getString("cluster_id"),
                row.getBoolean("enabled"),
                row.getLong("sequence"));
    }

    /** Of a row that has {@link #COLUMNS}, and tried, good and reason of its state where it has one. */
    static SourceView view(Row row) {
        var source = source(row);
        var reason = row.getString("reason");
        return new SourceView(
                source.name(),
                source.kind(),
                source.url(),
                source.username(),
                !source.password().isEmpty(),
                source.certificateSha256(),
                source.clusterId(),
                source.enabled(),
                time(row, "tried"),
                time(row, "good"),
                reason == null ? "" : reason,
                source.sequence());
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
