package io.option150.registry.phone;

import io.option150.registry.phone.finding.Memories;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets, once an hour, what is kept of phones no longer. */
@Singleton
class PhoneCare {

    private static final Logger LOG = Logger.getLogger(PhoneCare.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private static final String HOMES = "delete from phone_home where confirmed < $1";

    /** What has no name is an address that somebody else may have by now. */
    private static final String NAMELESS = "delete from phone where device = '' and last_seen < $1";

    /** With its last learned home nothing is left of a phone that has no record. */
    private static final String NAMED = """
            delete from phone p where device <> '' and last_seen < $1
            and not exists (select from device d where phone_of(d.key) = p.key)""";

    private final Pool pool;
    private final Memories memories;
    private final PhoneDays days;
    private final PhoneSettings settings;
    private final Vertx vertx;
    private final InstantSource clock = InstantSource.system();
    private long timer;

    PhoneCare(Pool pool, Memories memories, PhoneDays days, PhoneSettings settings, Vertx vertx) {
        this.pool = pool;
        this.memories = memories;
        this.days = days;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(
                EVERY.toMillis(),
                _ -> forget().subscribe()
                        .with(
                                _ -> {},
                                failure -> LOG.infof("What is old of phones is not forgotten yet: %s", failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Forgets it now. */
    Uni<Void> forget() {
        var now = clock.instant();
        var learned = now.minus(LearnedHome.EXPIRES_AFTER);
        return memories.keep(PhoneDays.oldest(now, settings.keep()))
                .chain(() -> days.renew(now))
                .chain(() -> delete(HOMES, learned))
                .chain(() -> delete(NAMELESS, PhoneDays.oldest(now, settings.keep())))
                .chain(() -> delete(NAMED, learned));
    }

    private Uni<Void> delete(String statement, Instant before) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
