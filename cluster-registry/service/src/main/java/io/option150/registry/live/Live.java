package io.option150.registry.live;

import io.option150.registry.fleet.Edges;
import io.option150.web.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second what changed, while somebody listens; once for all who do. Every copy of the registry sees what all of
 * them wrote, since it looks at the database; what the file store and the trust service wrote it sees by their topics.
 */
@Singleton
class Live {

    /** Who listens at one copy; a browser's tab is one of them. */
    static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(Live.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(15);

    /**
     * Both are ends of an index. A change draws its number before it is committed, so one may come to be seen below the highest:
     * the sum of the last thousand is higher then, too. One that a thousand others were faster than is not told.
     */
    static final String MARKS = """
            select coalesce((select max(last_seen) from phone)::text, '') as phones,
                   (select coalesce(sum(id), 0)::bigint from (select id from audit order by id desc limit 1000) as last)
                       as records""";

    private final Pool pool;
    private final Edges edges;
    private final TopicEnds topics;
    private final InstantSource clock = InstantSource.system();
    private final Multi<Marks> marks;
    private final AtomicInteger listeners = new AtomicInteger();

    Live(Pool pool, Edges edges, TopicEnds topics) {
        this.pool = pool;
        this.edges = edges;
        this.topics = topics;
        this.marks = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> look())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /**
     * What changes from now on, for so long; an event every 15 s at the least.
     *
     * @throws io.option150.web.ProblemException 503 where too many listen already
     */
    Multi<LiveEvent> listen(Duration within) {
        if (listeners.incrementAndGet() > MOST) {
            listeners.decrementAndGet();
            throw Problem.unavailable(
                            MOST + " clients listen to this copy of the registry already; ask at times instead.")
                    .exception();
        }
        var last = new AtomicReference<@Nullable Marks>();
        // Who is slow misses what is between, and not that something was.
        var changes = marks.onOverflow()
                .dropPreviousItems()
                .map(now -> changed(last.getAndSet(now), now))
                .filter(event -> !event.changed().isEmpty());
        var beats = Multi.createFrom().ticks().every(BEAT).onOverflow().drop().map(_ -> LiveEvent.ALIVE);
        return Multi.createBy()
                .merging()
                .streams(List.of(beats, changes))
                .select()
                .first(within)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    private static LiveEvent changed(@Nullable Marks before, Marks now) {
        return before == null ? LiveEvent.ALIVE : new LiveEvent(now.since(before));
    }

    /** Nothing where the database is away: what changed meanwhile is told once it is back. */
    private Uni<Marks> look() {
        var ends = topics.look();
        return pool.query(MARKS)
                .execute()
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Marks(
                            Objects.requireNonNullElse(row.getString("phones"), ""),
                            row.getLong("records"),
                            edges.marks(clock.instant()),
                            ends);
                })
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("Changes were not looked for: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
