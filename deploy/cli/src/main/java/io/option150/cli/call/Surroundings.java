package io.option150.cli.call;

import io.option150.cli.output.Terminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process that a command runs in.
 *
 * @param home root of the sources, where the data folder of a local suite is by default
 */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
