package io.option150.registry.phone.finding;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.option150.registry.phone.DataErrors;
import io.option150.registry.story.Finding;
import io.option150.registry.story.Findings;
import io.option150.registry.story.Story;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Looks at phones: in the wake of what they asked, once they have paused or asked for two seconds; and, since some findings
 * begin and end with time alone, every minute at those that have findings or were seen in the last quarter of an hour. The
 * database holds who is to be looked at, so that the copies of the registry share it. One batch at a time in each copy.
 */
@Singleton
class Look {

    private static final Logger LOG = Logger.getLogger(Look.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    private static final String CHANGED = """
            update phone set dirty = null, looked = now() where key in (
                select key from phone where dirty < now() - interval '2 s' order by dirty limit $1
                for update skip locked)
            returning key""";

    private static final String AGAIN = """
            update phone set looked = now() where key in (
                select key from phone
                where key in (select p.key from phone p where p.last_seen > now() - interval '15 min'
                              union select k.phone from phone_finding k)
                and (looked is null or looked < now() - interval '1 min')
                order by looked nulls first limit $1 for update skip locked)
            returning key""";

    private static final String OWED = """
            update phone set dirty = coalesce(dirty, now()) where key in (
                select key from phone where key = any($1) order by key for no key update)""";

    private static final Duration AGAIN_EVERY = Duration.ofSeconds(5);

    /** For a batch: a connection that is lost without a word must not end all looking. */
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    private final Pool pool;
    private final StoryTable stories;
    private final FoundTable found;
    private final Crowds crowds;
    private final Vertx vertx;
    private final Timer time;
    private final InstantSource clock = InstantSource.system();
    private final Counter failed;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Phones that were claimed and not looked at to the end. */
    private final Set<String> owed = ConcurrentHashMap.newKeySet();

    private volatile boolean away;
    private volatile Instant again = Instant.EPOCH;
    private long timer;

    Look(Pool pool, StoryTable stories, FoundTable found, Crowds crowds, Vertx vertx, MeterRegistry registry) {
        this.pool = pool;
        this.stories = stories;
        this.found = found;
        this.crowds = crowds;
        this.vertx = vertx;
        this.failed = Counter.builder("option150.phones.look.failed")
                .description("Phones that could not be looked at for what is kept of them, and were stepped over")
                .register(registry);
        this.time = Timer.builder("option150.phones.look")
                .description("Time for a batch of up to " + BATCH + " phones to be looked at")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), _ -> begin());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void begin() {
        if (busy.compareAndSet(false, true)) {
            pass().onTermination().invoke(() -> busy.set(false)).subscribe().with(_ -> back(), this::failed);
        }
    }

    private Uni<Void> pass() {
        return crowds.look(clock.instant())
                .chain(this::owed)
                .chain(this::changed)
                .chain(this::again);
    }

    /** Those whose look failed are to be looked at once more. */
    private Uni<Void> owed() {
        var keys = List.copyOf(owed);
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(OWED)
                        .execute(Tuple.of((Object) keys.toArray(String[]::new)))
                        .ifNoItem()
                        .after(MOST_TIME)
                        .fail()
                        .invoke(() -> owed.removeAll(keys))
                        .replaceWithVoid();
    }

    private Uni<Void> changed() {
        return whileFull(batch(CHANGED));
    }

    private Uni<Void> again() {
        var now = clock.instant();
        if (now.isBefore(again.plus(AGAIN_EVERY))) {
            return Uni.createFrom().voidItem();
        }
        again = now;
        // What phones ask meanwhile does not wait until all are through.
        return whileFull(batch(AGAIN).call(this::changed));
    }

    private static Uni<Void> whileFull(Uni<Integer> batch) {
        return batch.repeat().whilst(size -> size == BATCH).onItem().ignoreAsUni();
    }

    /** Looks at those that a statement claims, whenever it is subscribed to; answers how many these were. */
    private Uni<Integer> batch(String statement) {
        return Uni.createFrom()
                .deferred(() -> claim(statement))
                .chain(keys -> look(keys).replaceWith(keys.size()))
                .ifNoItem()
                .after(MOST_TIME)
                .fail();
    }

    private Uni<List<String>> claim(String statement) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of((long) BATCH))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("key"))
                        .toList());
    }

    private Uni<Void> look(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        owed.addAll(keys);
        return lookAt(keys)
                .onFailure(Look::isOfData)
                .recoverWithUni(failure -> keys.size() == 1 ? stepOver(keys, failure) : halves(List.copyOf(keys)));
    }

    /** What cannot be looked at for what is kept of it is sought out, so that it holds up nobody else. */
    private Uni<Void> halves(List<String> keys) {
        int half = keys.size() / 2;
        return look(keys.subList(0, half)).chain(() -> look(keys.subList(half, keys.size())));
    }

    private Uni<Void> stepOver(Collection<String> keys, Throwable failure) {
        owed.removeAll(keys);
        failed.increment(keys.size());
        LOG.errorf(failure, "Phone %s cannot be looked at", keys);
        return Uni.createFrom().voidItem();
    }

    /** To try again would not help: what is stored cannot be read, or the database refuses what is to be stored. */
    private static boolean isOfData(Throwable failure) {
        return failure instanceof IllegalStateException || DataErrors.isOfData(failure);
    }

    private Uni<Void> lookAt(Collection<String> keys) {
        var begun = Timer.start();
        return stories.of(keys, clock.instant())
                .chain(told -> found.of(keys)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(before -> changes(told, before)))
                .chain(found::write)
                .invoke(() -> {
                    owed.removeAll(keys);
                    begun.stop(time);
                });
    }

    /** What is found of those of whom something else is found now, in the order of their keys. */
    private static Map<String, List<Finding>> changes(List<Story> stories, Map<String, List<Finding>> before) {
        var changes = new TreeMap<String, List<Finding>>();
        for (var story : stories) {
            var had = before.getOrDefault(story.phone(), List.of());
            var has = findings(story).stream()
                    .map(finding -> sinceBefore(finding, had))
                    .toList();
            if (!has.equals(had)) {
                changes.put(story.phone(), has);
            }
        }
        return changes;
    }

    /** A rule that fails on one phone keeps nobody from looking at the others. */
    private static List<Finding> findings(Story story) {
        try {
            return Findings.of(story);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Phone %s could not be looked at", story.phone());
            return List.of();
        }
    }

    /** A finding that was there before began then, even if the requests that showed it first are forgotten. */
    private static Finding sinceBefore(Finding finding, List<Finding> had) {
        return had.stream()
                .filter(other -> other.kind() == finding.kind()
                        && other.variant().equals(finding.variant())
                        && other.since().isBefore(finding.since()))
                .findFirst()
                .map(other -> new Finding(
                        finding.kind(), finding.variant(), other.since(), finding.evidence(), finding.args()))
                .orElse(finding);
    }

    private void failed(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("Phones are not looked at, trying again: %s", failure);
        }
    }

    private void back() {
        if (away) {
            away = false;
            LOG.info("Phones are looked at again");
        }
    }
}
