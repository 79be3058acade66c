package io.option150.outbox.start;

import io.agroal.api.AgroalDataSource;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why there is no connection to PostgreSQL.
 *
 * @param text one line that names host, port, database and cause
 * @param refused whether the server was reached and let nobody in: a wrong password, a database that is not there
 */
public record PostgresTrouble(String text, boolean refused) {

    private static final Pattern WHERE = Pattern.compile("^jdbc:(?:\\w+:)*//([^?]*).*$");

    /** What the driver's exception comes to; the driver itself hides an unknown host and a silent one in a cause. */
    public static PostgresTrouble of(AgroalDataSource database, SQLException failure) {
        String url = database.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
        return of(url, failure);
    }

    static PostgresTrouble of(String url, SQLException failure) {
        Matcher where = WHERE.matcher(url);
        return new PostgresTrouble(
                "PostgreSQL at %s: %s".formatted(where.matches() ? where.group(1) : url, cause(failure)),
                refused(failure));
    }

    private static String cause(SQLException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = Objects.requireNonNullElse(
                deepest.getMessage(), deepest.getClass().getSimpleName());
        return switch (deepest) {
            case UnknownHostException _ -> "unknown host " + message;
            case SocketTimeoutException _ -> "no answer in time";
            default -> message.lines().findFirst().orElse(message).strip();
        };
    }

    /** By SQLSTATE: 28 is authorisation, 3D no such database, 42 a privilege; all else may pass by itself. */
    private static boolean refused(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "").toUpperCase(Locale.ROOT);
        return state.startsWith("28") || state.startsWith("3D") || state.startsWith("42");
    }
}
