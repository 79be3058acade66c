package io.option150.web;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the database itself, or the lost connection to it, stands behind among all that fails. */
enum DatabaseFault {
    /** Its disk is full: nothing was stored, and a repeat alone will not help. */
    FULL,
    /** It ended the connection, or takes none now: a repeat may find it again. */
    LOST;

    /** PostgreSQL, appendix A: {@code disk_full}. */
    private static final String DISK_FULL = "53100";

    /** {@code too_many_connections}, {@code admin_shutdown}, {@code crash_shutdown}, {@code cannot_connect_now}. */
    private static final Set<String> AWAY = Set.of("53300", "57P01", "57P02", "57P03");

    /** Class of the connection exceptions. */
    private static final String CONNECTION = "08";

    // The client has no type for these two.
    private static final String NOT_ACTIVE = "Connection is not active now";
    private static final String NONE_FREE = "Timeout waiting for connection";

    /** That of one exception, its causes left aside; null when it has another reason. */
    static @Nullable DatabaseFault of(Throwable failure) {
        return switch (failure) {
            case DatabaseException reactive -> of(reactive.getSqlState());
            case SQLException other -> of(other.getSQLState());
            case ClosedConnectionException _ -> LOST;
            default -> {
                var said = failure.getMessage();
                yield said != null && (said.startsWith(NOT_ACTIVE) || said.startsWith(NONE_FREE)) ? LOST : null;
            }
        };
    }

    private static @Nullable DatabaseFault of(@Nullable String sqlState) {
        if (sqlState == null) {
            return null;
        }
        if (sqlState.equals(DISK_FULL)) {
            return FULL;
        }
        return sqlState.startsWith(CONNECTION) || AWAY.contains(sqlState) ? LOST : null;
    }

    /**
     * Whether this failure, or one behind it, is a lost connection, so that reading once more may succeed. Of one that was reset
     * nobody can tell whose it was; then, too, a second reading does no harm.
     */
    static boolean isLost(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (of(cause) == LOST || (cause instanceof SocketException && !(cause instanceof ConnectException))) {
                return true;
            }
        }
        return false;
    }
}
