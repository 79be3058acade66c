package io.option150.cli;

import io.option150.cli.call.Call;
import io.option150.cli.call.Surroundings;
import io.option150.cli.call.Watch;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Out;
import io.option150.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes picocli's picture of the command line, and runs it. */
final class CommandLines {

    private static final int WIDEST_HELP = 110;
    private static final int NARROWEST_HELP = 55;

    private CommandLines() {}

    /** The word before all nouns. */
    @Command(
            name = "./option150",
            sortOptions = false,
            description = "What the admin does, over the API of a suite.",
            subcommands = {})
    static final class Root {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "show this")
        boolean help;
    }

    /** Runs one command; returns its exit status. */
    static int run(Surroundings surroundings, String... words) {
        var noun = words.length == 0 ? null : Noun.of(words[0]).orElse(null);
        var nouns = noun == null ? Noun.ALL : List.of(noun);
        try (var parts = new Parts(surroundings)) {
            return of(parts, nouns, words.length > 1 ? words[1] : "").execute(words);
        }
    }

    /** The whole command line, to be looked at only. */
    static CommandLine model() {
        var nothing = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var nowhere = new Surroundings(
                Map.of(), Path.of(""), InputStream.nullInputStream(), nothing, nothing, Terminal.none());
        return of(new Parts(nowhere), Noun.ALL, "");
    }

    /** The command line with these nouns; a noun that has the verb has that one alone. */
    private static CommandLine of(Parts parts, List<Noun> nouns, String verb) {
        var surroundings = parts.surroundings;
        var line = new CommandLine(new Root(), parts);
        nouns.forEach(noun -> line.addSubcommand(noun.name(), of(noun, verb, parts)));
        var columns = surroundings.terminal().columns();
        return line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(surroundings.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(columns, NARROWEST_HELP, WIDEST_HELP))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> wrongUse(surroundings, wrong))
                .setExecutionExceptionHandler((thrown, _, _) -> failed(surroundings, thrown));
    }

    private static CommandLine of(Noun noun, String verb, IFactory factory) {
        var command = noun.command().get();
        var line = new CommandLine(command, factory);
        var verbs = CommandLine.getCommandMethods(command.getClass(), null);
        var typed = verbs.stream().filter(method -> name(method).equals(verb)).toList();
        for (var method : typed.isEmpty() ? verbs : typed) {
            line.addSubcommand(name(method), new CommandLine(method, factory));
        }
        return line;
    }

    private static String name(Method verb) {
        return verb.getAnnotation(Command.class).name();
    }

    private static int wrongUse(Surroundings surroundings, ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var message = wrong.getMessage();
        Out.failure(surroundings.err(), List.of(message + "; " + command + " --help tells"));
        return Exit.WRONG_USE;
    }

    private static int failed(Surroundings surroundings, Exception thrown) throws Exception {
        switch (thrown) {
            case Failure failure -> {
                Out.failure(surroundings.err(), failure.lines());
                return failure.exit();
            }
            case NoSuchFileException missing -> {
                Out.failure(surroundings.err(), List.of("there is no file " + missing.getMessage()));
                return Exit.WRONG_USE;
            }
            case IOException io -> {
                Out.failure(surroundings.err(), List.of("it broke off: " + io.getMessage()));
                return Exit.REFUSED;
            }
            default -> throw thrown;
        }
    }

    /** Makes the parts of commands that look at the process, and ends what they began. */
    private static final class Parts implements IFactory, AutoCloseable {

        private final Surroundings surroundings;
        private final List<Call> calls = new ArrayList<>();

        Parts(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == Call.class) {
                var call = new Call(surroundings);
                calls.add(call);
                return type.cast(call);
            }
            return type == Watch.class
                    ? type.cast(new Watch(surroundings))
                    : CommandLine.defaultFactory().create(type);
        }

        @Override
        public void close() {
            calls.forEach(Call::close);
        }
    }
}
