package io.option150.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.TopicMarker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the topics of this service stand, in the database: the same whichever copy is the relay at work. */
@Singleton
class TopicStatuses {

    private static final String ALL = """
            select topic, state, detail, epoch, things, marker, last_compared, published, asked
            from outbox_topic where topic = any($1) order by topic""";

    private static final String ASK = """
            with asked as (
                insert into outbox_topic (topic, state, asked, anew) select t, 'comparing', now(), $2 from unnest($1::text[]) t
                on conflict (topic) do update set asked = excluded.asked, anew = outbox_topic.anew or excluded.anew
                returning topic)
            select pg_notify('outbox', '') from (select count(*) from asked) a""";

    private final Pool database;
    private final OutboxSettings settings;
    private final ObjectMapper json;

    TopicStatuses(Pool database, OutboxSettings settings, ObjectMapper json) {
        this.database = database;
        this.settings = settings;
        this.json = json;
    }

    /** All topics of this service that were ever looked at. */
    Uni<List<TopicStatus>> all() {
        return database.preparedQuery(ALL)
                .execute(Tuple.of(array(settings.topics())))
                .map(rows -> {
                    var statuses = new ArrayList<TopicStatus>();
                    rows.forEach(row -> statuses.add(status(row)));
                    return statuses;
                });
    }

    /** Has these topics compared by whichever copy is at work; {@code anew}: all is to be published, in a new epoch. */
    Uni<Void> ask(List<String> topics, boolean anew) {
        return database.preparedQuery(ASK)
                .execute(Tuple.of(array(topics), anew))
                .replaceWithVoid();
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private TopicStatus status(Row row) {
        return new TopicStatus(
                row.getString("topic"),
                row.getString("state"),
                row.getString("detail"),
                row.getLong("epoch"),
                row.getLong("things"),
                marker(row.getString("marker")),
                instant(row.getOffsetDateTime("last_compared")),
                row.getLong("published"),
                instant(row.getOffsetDateTime("asked")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private @Nullable TopicMarker marker(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, TopicMarker.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored marker cannot be read: " + text, e);
        }
    }
}
