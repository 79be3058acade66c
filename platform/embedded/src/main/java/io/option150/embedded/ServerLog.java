package io.option150.embedded;

import java.util.List;
import java.util.Optional;

/** Finds the line of PostgreSQL's output that says why it gave up. */
final class ServerLog {

    private static final List<String> GRAVE = List.of("PANIC: ", "FATAL: ", "error: ");

    private ServerLog() {}

    static Optional<String> reason(String output) {
        return GRAVE.stream()
                .flatMap(mark -> output.lines()
                        .filter(line -> line.contains(mark))
                        .map(line -> line.substring(line.indexOf(mark) + mark.length())
                                .strip()))
                .findFirst();
    }
}
