package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.cli.call.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code docs/cli.md} lists every command with what it takes. The list is written anew by {@code mvn -pl deploy/cli test
 * -Dtest=CliPageTest -Doption150.docs.write=true}.
 */
class CliPageTest {

    private static final Path PAGE = Path.of("../../docs/cli.md");
    private static final String MARK = "<!-- All below is made of the commands' own help; a test compares. -->\n";

    @Test
    void listsEveryCommandAsItsHelpDoes() throws IOException {
        var page = Files.readString(PAGE);
        var byHand = page.substring(0, page.indexOf(MARK) + MARK.length());
        if (Boolean.getBoolean("option150.docs.write")) {
            Files.writeString(PAGE, byHand + commands());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(byHand + commands());
    }

    @Test
    void everyVerbHasExamples() {
        assertThat(leaves(CommandLines.model()))
                .allSatisfy(
                        verb -> assertThat(verb.getCommandSpec().usageMessage().footer())
                                .as(verb.getCommandSpec().qualifiedName())
                                .isNotEmpty()
                                .allMatch(line -> line.contains("./option150 ")));
    }

    private static String commands() {
        var text = new StringBuilder();
        for (var noun : CommandLines.model().getSubcommands().values()) {
            var spec = noun.getCommandSpec();
            text.append("\n### `").append(spec.name()).append("`\n\n");
            text.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
            text.append("| command | what it does, and what it takes |\n|---|---|\n");
            leaves(noun).forEach(verb -> text.append(row(verb)));
            text.append("\n```sh\n");
            leaves(noun).stream()
                    .flatMap(verb ->
                            Arrays.stream(verb.getCommandSpec().usageMessage().footer()))
                    .forEach(line -> text.append(line.strip()).append('\n'));
            text.append("```\n");
        }
        return text.toString();
    }

    private static String row(CommandLine verb) {
        var spec = verb.getCommandSpec();
        var words = spec.qualifiedName().replace("./option150 ", "")
                + spec.positionalParameters().stream()
                        .map(word -> " " + word.paramLabel() + (word.arity().max() > 1 ? "…" : ""))
                        .collect(Collectors.joining());
        var takes = spec.args().stream()
                .filter(arg -> !ofEveryCommand().contains(name(arg)))
                .map(arg -> "`" + name(arg) + "` " + description(arg))
                .collect(Collectors.joining("<br>"));
        return "| `%s` | %s%s |\n"
                .formatted(
                        words.replace("|", "\\|"),
                        String.join(" ", spec.usageMessage().description()),
                        takes.isEmpty() ? "" : "<br>" + takes.replace("|", "\\|"));
    }

    private static String description(ArgSpec arg) {
        var usual = arg.defaultValue();
        return String.join(" ", arg.description()).replace("${DEFAULT-VALUE}", usual == null ? "" : usual);
    }

    private static String name(ArgSpec arg) {
        return switch (arg) {
            case OptionSpec option -> option.longestName();
            case PositionalParamSpec word -> word.paramLabel();
            default -> throw new IllegalStateException(arg.toString());
        };
    }

    /** Options that stand in the page once. */
    private static Set<String> ofEveryCommand() {
        var shared = new HashSet<String>();
        for (var field : Call.class.getDeclaredFields()) {
            var option = field.getAnnotation(CommandLine.Option.class);
            if (option != null) {
                shared.addAll(List.of(option.names()));
            }
        }
        return shared;
    }

    private static List<CommandLine> leaves(CommandLine command) {
        var verbs = command.getSubcommands().values();
        return verbs.isEmpty()
                ? List.of(command)
                : verbs.stream().flatMap(verb -> leaves(verb).stream()).toList();
    }
}
