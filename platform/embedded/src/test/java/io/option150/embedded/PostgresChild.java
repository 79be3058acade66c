package io.option150.embedded;

import java.nio.file.Path;

/** Starts a PostgreSQL on a folder and port given as arguments, and waits to be killed. */
final class PostgresChild {

    private PostgresChild() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres.start(EmbeddedPostgresTest.settings(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        ChildJvm.readyUntilKilled();
    }
}
