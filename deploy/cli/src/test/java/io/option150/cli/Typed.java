package io.option150.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.cli.call.Surroundings;
import io.option150.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a command ended that was typed in a test.
 *
 * @param out standard output
 * @param err standard error
 */
public record Typed(int exit, String out, String err) {

    /** The command line against this server. */
    public static Typed at(FakeServer server, String... words) {
        return in(Map.of("OPTION150_SERVER", server.url(), "OPTION150_TOKEN", "secret"), Path.of("nowhere"), words);
    }

    /** The command line in this environment. */
    public static Typed in(Map<String, String> environment, Path home, String... words) {
        return with("", environment, home, words);
    }

    /** The same with this standard input. */
    public static Typed with(String input, Map<String, String> environment, Path home, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new HashMap<>(environment),
                home,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Terminal.none());
        int exit = CommandLines.run(surroundings, List.of(words).toArray(String[]::new));
        return new Typed(exit, out.toString(UTF_8), err.toString(UTF_8));
    }
}
