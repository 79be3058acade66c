package io.option150.registry.push;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Pushes in the database, as those take them who ask. It blocks. */
@Singleton
class PushQueue {

    /** So long edges may take to apply what a phone is to fetch. */
    static final Duration APPLIED_WITHIN = Duration.ofSeconds(60);

    /** Longer than any call manager is waited for. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

    /** So many failures in a row are no phone's. */
    private static final int IN_A_ROW = 5;

    // All copies of the registry keep one pace: the row of it is taken by one at a time.
    private static final String TAKE = """
            with due as (
                select c.cluster_id from push_pace c join push_target t on t.cluster_id = c.cluster_id
                where t.enabled and c.next_at <= clock_timestamp() and exists (
                    select from push p where p.cluster_id = c.cluster_id and p.state = 'WAITING' and p.after_sequence <= ?)
                order by c.next_at limit 1 for update of c skip locked
            ), paced as (
                update push_pace c set next_at = clock_timestamp() + make_interval(secs => 1.0 / t.per_second)
                from due d join push_target t on t.cluster_id = d.cluster_id
                where c.cluster_id = d.cluster_id returning c.cluster_id
            ), taken as (
                update push p set state = 'ASKING', asked = clock_timestamp() where p.id = (
                    select w.id from push w join paced on paced.cluster_id = w.cluster_id
                    where w.state = 'WAITING' and w.after_sequence <= ? order by w.id limit 1)
                returning p.*
            )
            select k.id, k.device, k.endpoint as asked_endpoint, k.wish, h.address as seen_at, t.*
            from taken k join push_target t on t.cluster_id = k.cluster_id left join phone h on h.key = k.phone""";

    private static final String END =
            "update push set state = ?, ended = clock_timestamp(), answer = ? where id = ? and state = 'ASKING'";

    private static final String STOP = """
            update push set state = 'STOPPED', ended = clock_timestamp(), answer = ? where cluster_id = ? and state = 'WAITING'
            and (select count(*) = ? and bool_and(l.state = 'FAILED') from (
                select e.state from push e where e.cluster_id = ? and e.ended is not null order by e.ended desc limit ?) l)""";

    private static final String NOT_APPLIED = """
            update push set state = 'FAILED', ended = clock_timestamp(),
                answer = 'Not asked: not all edges applied change ' || after_sequence || ' of files within %d s.'
            where state = 'WAITING' and after_sequence > ? and created < clock_timestamp() - make_interval(secs => ?)""".formatted(APPLIED_WITHIN.toSeconds());

    private static final String ABANDONED = """
            update push set state = 'FAILED', ended = clock_timestamp(),
                answer = 'The service ended while it was asked: whether the phone was told is not known.'
            where state = 'ASKING' and asked < clock_timestamp() - make_interval(secs => ?)""";

    private final AgroalDataSource database;

    PushQueue(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Takes the next one whose turn it is.
     *
     * @param applied the sequence of files that all edges have applied
     */
    Optional<DuePush> take(long applied) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, applied);
            statement.setLong(2, applied);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(DuePush.of(row)) : Optional.empty();
            }
        }
    }

    /** Writes down what became of one; where the last ones all failed, those that wait are asked no more. */
    void end(DuePush push, PushState state, String answer) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.prepareStatement(END)) {
                statement.setString(1, state.name());
                statement.setString(2, answer);
                statement.setLong(3, push.id());
                statement.executeUpdate();
            }
            if (state == PushState.FAILED) {
                try (var statement = connection.prepareStatement(STOP)) {
                    statement.setString(1, "Not asked: the last " + IN_A_ROW + " failed. " + answer);
                    statement.setString(2, push.target().clusterId());
                    statement.setInt(3, IN_A_ROW);
                    statement.setString(4, push.target().clusterId());
                    statement.setInt(5, IN_A_ROW);
                    statement.executeUpdate();
                }
            }
        }
    }

    /** Gives up those that edges did not apply in time, and those that a copy of the service took and never ended. */
    void giveUp(long applied) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.prepareStatement(NOT_APPLIED)) {
                statement.setLong(1, applied);
                statement.setLong(2, APPLIED_WITHIN.toSeconds());
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement(ABANDONED)) {
                statement.setLong(1, ABANDONED_AFTER.toSeconds());
                statement.executeUpdate();
            }
        }
    }
}
