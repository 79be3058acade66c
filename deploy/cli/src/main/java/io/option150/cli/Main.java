package io.option150.cli;

import io.option150.cli.call.Surroundings;
import io.option150.cli.output.Terminal;
import java.nio.file.Path;

/** Main class behind the launcher's nouns. Exit status: {@link io.option150.cli.failure.Exit}. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments say. */
    public static void main(String[] words) {
        int status = CommandLines.run(surroundings(), words);
        System.out.flush();
        System.exit(status);
    }

    /** Those of this process. */
    static Surroundings surroundings() {
        var environment = System.getenv();
        var terminal = Terminal.of(
                environment, Boolean.getBoolean("option150.cli.out"), Boolean.getBoolean("option150.cli.err"));
        var home = Path.of(System.getProperty("option150.home", "")).toAbsolutePath();
        return new Surroundings(environment, home, System.in, System.out, System.err, terminal);
    }
}
