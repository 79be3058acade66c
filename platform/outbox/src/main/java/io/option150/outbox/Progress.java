package io.option150.outbox;

import java.sql.SQLException;

/** Told again and again during long work, so that those who wait for the lock see that its holder lives. */
@FunctionalInterface
interface Progress {

    void tell() throws SQLException;
}
