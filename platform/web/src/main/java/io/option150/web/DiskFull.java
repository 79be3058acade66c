package io.option150.web;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a database whose disk is full from all else that fails: nothing was stored, and a repeat alone will not help. */
final class DiskFull {

    /** PostgreSQL, appendix A: {@code disk_full}. */
    private static final String SQL_STATE = "53100";

    private DiskFull() {}

    /** The problem document, 507; empty when the failure is another one. */
    static Optional<Problem> problem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (SQL_STATE.equals(sqlState(cause))) {
                return Optional.of(Problem.insufficientStorage(
                        "The database has no space left on its disk; nothing was stored. It said: "
                                + cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String sqlState(Throwable cause) {
        return switch (cause) {
            case DatabaseException reactive -> reactive.getSqlState();
            case SQLException other -> other.getSQLState();
            default -> null;
        };
    }
}
