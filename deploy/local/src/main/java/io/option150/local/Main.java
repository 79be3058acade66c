package io.option150.local;

import io.option150.demo.Demo;
import io.option150.local.command.Command;
import io.option150.local.command.Down;
import io.option150.local.command.Serve;
import io.option150.local.command.Status;
import io.option150.local.command.Up;
import io.option150.local.command.UsageException;
import io.option150.local.console.CommandLog;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.settings.Settings;
import io.option150.local.settings.UnknownVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Main class behind the launcher. Exit status: 0 all went well, 1 it did not, 2 the command line is not understood. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Runs the command named by the first argument with the rest. */
    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        System.exit(run(Arrays.asList(arguments), console));
    }

    private static int run(List<String> words, Console console) {
        try {
            Settings settings = Settings.ofProcess();
            Command command = command(words.isEmpty() ? "" : words.getFirst(), settings, console);
            List<String> arguments = words.subList(1, words.size());
            if (arguments.contains("--help") || arguments.contains("-h")) {
                command.help().forEach(console::line);
                return 0;
            }
            UnknownVariables.lines(System.getenv(), settings.home()).forEach(console::line);
            return runLogged(command, words.getFirst(), arguments, settings, console);
        } catch (UsageException e) {
            console.failure(List.of(e.getMessage() + "; ./option150 --help tells"));
            return USAGE;
        } catch (IllegalArgumentException e) {
            console.failure(Failures.lines(e));
            return USAGE;
        } catch (IOException e) {
            console.failure(Failures.lines(e));
            return FAILED;
        }
    }

    private static int runLogged(
            Command command, String name, List<String> arguments, Settings settings, Console console)
            throws UsageException {
        // A log for each command: "status" must not write into that of a running "up".
        CommandLog.writeTo(new DataFolder(settings.data()).logs().resolve("option150-" + name + ".log"));
        try {
            return command.run(arguments);
        } catch (UsageException e) {
            throw e;
        } catch (SuiteException e) {
            console.failure(e.lines());
            return FAILED;
        } catch (Exception e) {
            // The first use of the logger opens its file, which exists only once the data folder does.
            Path log = CommandLog.file();
            boolean logged = Files.isDirectory(log.resolveSibling("."));
            if (logged) {
                LoggerFactory.getLogger(Main.class)
                        .error("{} failed", command.getClass().getSimpleName(), e);
            }
            console.failure(Failures.lines(e));
            if (logged) {
                console.failure(List.of("details: " + log));
            }
            return FAILED;
        }
    }

    private static Command command(String name, Settings settings, Console console) throws UsageException {
        return switch (name) {
            case "up" -> new Up(settings, console);
            case "down" -> new Down(settings, console);
            case "status" -> new Status(settings, console);
            case "serve" -> new Serve(settings, console);
            case "demo" -> new Demo(settings, console);
            default -> throw new UsageException("unknown command \"" + name + "\"");
        };
    }
}
