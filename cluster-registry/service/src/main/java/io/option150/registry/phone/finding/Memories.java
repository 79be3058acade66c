package io.option150.registry.phone.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.phone.Columns;
import io.option150.registry.story.Findings;
import io.option150.registry.story.Story;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Keeps of phones what findings need of requests that are about to be forgotten: the list that a phone holds. */
@Singleton
public class Memories {

    private static final int BATCH = 200;

    private static final String PHONES = """
            select distinct phone from phone_request where time < $1 and phone > $2 order by phone limit $3""";

    /** In the order in which all others lock phones, so that nobody waits in a circle. */
    private static final String WRITE = """
            update phone p set memory = n.memory from unnest($1::text[], $2::text[]) as n (phone, memory)
            where p.key = n.phone
            and p.key in (select key from phone where key = any($1) order by key for no key update)""";

    private final Pool pool;
    private final StoryTable stories;
    private final ObjectMapper json;

    Memories(Pool pool, StoryTable stories, ObjectMapper json) {
        this.pool = pool;
        this.stories = stories;
        this.json = json;
    }

    /** Keeps it of all that was asked before a moment. To do it twice changes nothing. */
    public Uni<Void> keep(Instant before) {
        return keep(before.atOffset(ZoneOffset.UTC), "");
    }

    private Uni<Void> keep(OffsetDateTime before, String last) {
        return pool.preparedQuery(PHONES)
                .execute(Tuple.of(before, last, (long) BATCH))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("phone"))
                        .toList())
                .chain(phones -> phones.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : stories.before(phones, before.toInstant())
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(this::memories)
                                .chain(rows -> rows.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : pool.preparedQuery(WRITE)
                                                .execute(rows.tuple())
                                                .replaceWithVoid())
                                .chain(() -> keep(before, phones.getLast())));
    }

    private Columns memories(List<Story> stories) {
        var rows = new Columns(String.class, String.class);
        for (var story : stories) {
            try {
                rows.add(story.phone(), json.writeValueAsString(Findings.remember(story)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a phone's memory cannot be written", e);
            }
        }
        return rows;
    }
}
