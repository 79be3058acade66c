package io.option150.local.command;

import io.option150.local.console.Console;
import io.option150.local.data.PrivateFiles;
import io.option150.local.settings.Settings;
import io.option150.local.suite.LonePart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code serve PART FILE}: readies one part of an installed suite, as its systemd unit asks. PostgreSQL is started; for any
 * other part FILE becomes what {@code java} is to be called with, which the launcher then does in place of itself.
 */
public record Serve(Settings settings, Console console) implements Command {

    /** Readies the data folder alone, so that parts which start together find it. */
    private static final String SETUP = "setup";

    @Override
    public List<String> help() {
        return HelpText.of("serve");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        String part = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean known = part.equals(SETUP) || LonePart.names().contains(part);
        boolean runs = part.equals(SETUP) || part.equals(LonePart.POSTGRESQL);
        if (!known || arguments.size() != (runs ? 1 : 2)) {
            throw new UsageException("\"serve\" takes " + SETUP + " or one of " + String.join(", ", LonePart.names())
                    + ", not \"" + String.join(" ", arguments) + "\"");
        }
        LonePart lone = LonePart.in(settings);
        if (part.equals(LonePart.POSTGRESQL)) {
            lone.startPostgres();
        } else if (!runs) {
            PrivateFiles.write(Path.of(arguments.getLast()), argumentFile(lone.arguments(part)));
        }
        return 0;
    }

    /** As {@code java @FILE} reads it. */
    static String argumentFile(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .collect(Collectors.joining());
    }
}
