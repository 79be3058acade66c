package io.option150.registry.phone;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells failures of PostgreSQL that lie in the data, which do not pass by trying again, from those that do. */
public final class DataErrors {

    /** Classes of PostgreSQL's errors that tell of the data (PostgreSQL, appendix A). */
    private static final Set<String> OF_DATA = Set.of("21", "22", "23", "54");

    private DataErrors() {}

    /** Whether the database refuses what it was told for what that says. */
    public static boolean isOfData(Throwable failure) {
        return failure instanceof PgException database
                && database.getSqlState() != null
                && OF_DATA.contains(database.getSqlState().substring(0, 2));
    }
}
