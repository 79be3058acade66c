package io.option150.local.console;

import java.nio.file.Path;

/**
 * The file that a command's own log goes to, Kafka's with it. It is opened at the first line, and by then the folder has
 * to be there: otherwise all of it goes to the console.
 */
public final class CommandLog {

    private static final String FILE = "org.slf4j.simpleLogger.logFile";

    private CommandLog() {}

    /** Names the file; without effect once a line has been written. */
    public static void writeTo(Path file) {
        System.setProperty(FILE, file.toString());
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }

    /** The file that was named last. */
    public static Path file() {
        return Path.of(System.getProperty(FILE, ""));
    }
}
