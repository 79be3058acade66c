package io.option150.registry.push;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Ends pushes that wait, or are asked for, too long, and forgets old ones. All copies of the registry may do it. It blocks. */
@Singleton
class PushUpkeep {

    /** So long edges may take to apply what a phone is to fetch. */
    static final Duration APPLIED_WITHIN = Duration.ofSeconds(60);

    /** Longer than any call manager is waited for: AXL that is busy is asked four times, at 30 s and more each. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(5);

    private static final Duration MOST_WAIT = Duration.ofHours(24);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(5);

    // A copy of the edge that is added later makes nobody wait again.
    private static final String APPLIED =
            "update push set waits_for = 0 where state = 'WAITING' and waits_for > 0 and waits_for <= ?";

    private static final String NOT_APPLIED = """
            update push set state = 'FAILED', ended = clock_timestamp(),
                answer = 'Not asked: not all edges applied change ' || waits_for || ' of files within %d s.'
            where state = 'WAITING' and waits_for > ? and waits_since < clock_timestamp() - make_interval(secs => ?)""".formatted(APPLIED_WITHIN.toSeconds());

    private static final String TOO_OLD = """
            update push set state = 'STOPPED', ended = clock_timestamp(), answer = 'Not asked: it waited for %d h.'
            where state = 'WAITING' and waits_since < clock_timestamp() - make_interval(secs => ?)""".formatted(MOST_WAIT.toHours());

    private static final String ABANDONED = """
            update push set state = 'FAILED', ended = clock_timestamp(),
                answer = 'The service ended while it was asked: whether the phone was told is not known.'
            where state = 'ASKING' and asked < clock_timestamp() - make_interval(secs => ?)""";

    private static final String FORGET = "delete from push where created < clock_timestamp() - interval '7 days'";

    private static final String TARGETS = "select cluster_id, kind, enabled from push_target";

    private final AgroalDataSource database;
    private long forgotNs = System.nanoTime() - FORGET_EVERY.toNanos();

    PushUpkeep(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What targets there are.
     *
     * @param anyEnabled whether phones may be asked at all
     * @param axl clusters that have a Unified CM
     */
    record Targets(boolean anyEnabled, Set<String> axl) {}

    /**
     * Ends what has waited too long. By one thread alone.
     *
     * @param applied the sequence of files that all edges have applied; empty: it is not known, and no push fails for it
     */
    Targets run(OptionalLong applied) throws SQLException {
        try (var connection = database.getConnection()) {
            if (applied.isPresent()) {
                update(connection, APPLIED, applied.getAsLong());
                update(connection, NOT_APPLIED, applied.getAsLong(), APPLIED_WITHIN.toSeconds());
            }
            update(connection, TOO_OLD, MOST_WAIT.toSeconds());
            update(connection, ABANDONED, ABANDONED_AFTER.toSeconds());
            if (System.nanoTime() - forgotNs >= FORGET_EVERY.toNanos()) {
                update(connection, FORGET);
                forgotNs = System.nanoTime();
            }
            return targets(connection);
        }
    }

    private static void update(Connection connection, String sql, long... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Targets targets(Connection connection) throws SQLException {
        boolean anyEnabled = false;
        var axl = new HashSet<String>();
        try (var statement = connection.prepareStatement(TARGETS);
                var row = statement.executeQuery()) {
            while (row.next()) {
                anyEnabled |= row.getBoolean("enabled");
                if (row.getString("kind").equals(PushKind.AXL.name())) {
                    axl.add(row.getString("cluster_id"));
                }
            }
        }
        return new Targets(anyEnabled, axl);
    }
}
