package io.option150.registry.push;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Pushes in the database, as those take them who ask. It blocks. */
@Singleton
class PushQueue {

    /** So many failures in a row are no phone's. */
    private static final int IN_A_ROW = 5;

    // All copies of the registry keep one pace: the row of it is taken by one at a time.
    private static final String TAKE = """
            with due as (
                select c.cluster_id from push_pace c join push_target t on t.cluster_id = c.cluster_id
                where t.enabled and c.cluster_id <> all (?) and c.next_at <= clock_timestamp() and exists (
                    select from push p where p.cluster_id = c.cluster_id and p.state = 'WAITING' and p.waits_for <= ?)
                order by c.next_at limit 1 for update of c skip locked
            ), paced as (
                update push_pace c set next_at = clock_timestamp() + make_interval(secs => 1.0 / t.per_second)
                from due d join push_target t on t.cluster_id = d.cluster_id
                where c.cluster_id = d.cluster_id returning c.cluster_id
            ), taken as (
                update push p set state = 'ASKING', asked = clock_timestamp() where p.id = (
                    select w.id from push w join paced on paced.cluster_id = w.cluster_id
                    where w.state = 'WAITING' and w.waits_for <= ? order by w.id limit 1)
                    -- Another copy may have taken it since this statement began.
                    and p.state = 'WAITING'
                returning p.*
            )
            select k.id, k.device, k.endpoint as asked_endpoint, k.wish, h.address as seen_at, t.*
            from taken k join push_target t on t.cluster_id = k.cluster_id left join phone h on h.key = k.phone""";

    private static final String END =
            "update push set state = ?, ended = clock_timestamp(), answer = ?, counts = ? where id = ? and state = 'ASKING'";

    // What was stopped counts too: those after it have five failures of their own.
    private static final String STOP = """
            update push set state = 'STOPPED', ended = clock_timestamp(), answer = ? where cluster_id = ? and state = 'WAITING'
            and (select count(*) = ? and bool_and(l.state = 'FAILED') from (
                select e.state from push e where e.cluster_id = ? and (e.counts or e.state = 'STOPPED') order by e.ended desc limit ?) l)""";

    private final AgroalDataSource database;

    PushQueue(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Takes the next one whose turn it is.
     *
     * @param applied the sequence of files that all edges have applied
     * @param except clusters that are left out
     */
    Optional<DuePush> take(long applied, Collection<String> except) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, connection.createArrayOf("text", except.toArray()));
            statement.setLong(2, applied);
            statement.setLong(3, applied);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(DuePush.of(row)) : Optional.empty();
            }
        }
    }

    /** Writes down what became of one; where the last ones all failed, those that wait are asked no more. */
    void end(DuePush push, PushState state, String answer) throws SQLException {
        // Over SIP each failure is one phone's.
        boolean counts = push.target().kind() != PushKind.SIP;
        try (var connection = database.getConnection()) {
            try (var statement = connection.prepareStatement(END)) {
                statement.setString(1, state.name());
                statement.setString(2, answer);
                statement.setBoolean(3, counts);
                statement.setLong(4, push.id());
                statement.executeUpdate();
            }
            if (counts && state == PushState.FAILED) {
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
}
