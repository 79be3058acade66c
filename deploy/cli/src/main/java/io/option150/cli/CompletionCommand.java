package io.option150.cli;

import io.option150.cli.failure.Exit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell has to know to complete commands. */
@Command(
        name = "completion",
        description = "Writes what a shell has to know to complete commands.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(./option150 completion bash)",
            "  source <(./option150 completion zsh)",
            "  ./option150 completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {

    /** What shells know the launcher by, from whatever folder it is called. */
    private static final String LAUNCHER = "option150";

    private static final List<String> OF_THE_LAUNCHER = List.of("up", "down", "status", "demo", "test", "storm");

    enum Shell {
        bash,
        zsh,
        fish
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.bash;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    boolean help;

    @Override
    public Integer call() {
        var line = CommandLines.model();
        OF_THE_LAUNCHER.forEach(word -> line.addSubcommand(word, new CommandLine(CommandSpec.create())));
        var out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
        out.print(shell == Shell.fish ? FishCompletion.of(LAUNCHER, line) : AutoComplete.bash(LAUNCHER, line));
        out.flush();
        return Exit.DONE;
    }
}
