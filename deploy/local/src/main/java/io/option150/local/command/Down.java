package io.option150.local.command;

import io.option150.local.console.Console;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.RunningSuite;
import io.option150.local.data.SuiteLock;
import io.option150.local.settings.Settings;
import io.option150.local.suite.Leftovers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: asks a running suite to stop and waits until it has. */
public record Down(Settings settings, Console console) implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public List<String> help() {
        return HelpText.of("down");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        takesNothing(arguments);
        DataFolder folder = new DataFolder(settings.data());
        if (!folder.exists()) {
            console.line("Option150 does not run on " + folder.root());
            return 0;
        }
        Optional<ProcessHandle> suite =
                RunningSuite.read(folder).flatMap(running -> running.process().living());
        if (suite.isPresent()) {
            stop(suite.get());
            console.line("Option150 has stopped");
            return 0;
        }
        try (SuiteLock lock = SuiteLock.take(folder)) {
            List<String> left = Leftovers.stop(folder);
            console.line(
                    left.isEmpty()
                            ? "Option150 does not run on " + folder.root()
                            : "stopped what a killed suite left running: " + String.join(", ", left));
        }
        return 0;
    }

    private static void stop(ProcessHandle suite) throws Exception {
        suite.destroy();
        try {
            suite.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new SuiteException(
                    "the suite (process %d) has not stopped within %d s".formatted(suite.pid(), PATIENCE.toSeconds()));
        }
    }
}
