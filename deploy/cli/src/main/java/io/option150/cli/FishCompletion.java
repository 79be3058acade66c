package io.option150.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not write: a line for each word, said where it fits. */
final class FishCompletion {

    private final String launcher;
    private final StringBuilder lines = new StringBuilder();

    private FishCompletion(String launcher) {
        this.launcher = launcher;
    }

    static String of(String launcher, CommandLine line) {
        var completion = new FishCompletion(launcher);
        completion.add(line, List.of());
        return completion.lines.toString();
    }

    private void add(CommandLine command, List<String> path) {
        var verbs = command.getSubcommands();
        var here = condition(path, verbs.keySet());
        verbs.forEach((name, verb) -> line(here, "-f -a " + name, description(verb)));
        for (var option : command.getCommandSpec().options()) {
            line(here, names(option), first(option.description()));
        }
        verbs.forEach((name, verb) -> {
            List<String> below = new ArrayList<>(path);
            below.add(name);
            add(verb, below);
        });
    }

    private void line(String condition, String what, String description) {
        lines.append("complete -c ")
                .append(launcher)
                .append(" -n ")
                .append(quoted(condition))
                .append(' ')
                .append(what)
                .append(description.isEmpty() ? "" : " -d " + quoted(description))
                .append('\n');
    }

    /** All words of the path were typed, and none of those that come next. */
    private static String condition(List<String> path, Iterable<String> next) {
        List<String> parts = new ArrayList<>();
        path.forEach(word -> parts.add("__fish_seen_subcommand_from " + word));
        var after = String.join(" ", next);
        if (!after.isEmpty()) {
            parts.add("not __fish_seen_subcommand_from " + after);
        }
        return String.join("; and ", parts);
    }

    private static String names(OptionSpec option) {
        var names = new ArrayList<String>();
        for (var name : option.names()) {
            names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        return String.join(" ", names) + (option.arity().max() > 0 ? " -r" : "");
    }

    private static String description(CommandLine command) {
        return first(command.getCommandSpec().usageMessage().description());
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
