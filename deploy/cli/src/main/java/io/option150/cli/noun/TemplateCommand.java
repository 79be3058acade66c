package io.option150.cli.noun;

import io.option150.cli.call.Call;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Format;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code template}: a site's own templates of files of phones and gateways. */
@Command(
        addMethodSubcommands = false,
        name = "template",
        description = "A site's own templates of files of phones and gateways.")
public final class TemplateCommand extends NounCommand {

    private static final String TEMPLATES = "templates";
    private static final Table TABLE = Table.of("name", "form", "version", "modified", "who");

    /** As large as the server takes, and one more. */
    private static final int MOST_BYTES = 256 * 1024;

    @Command(
            name = "list",
            description = "Lists templates.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 template list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(TEMPLATES), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one; as a table, its text alone.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 template get desk > desk.xml", "  ./option150 template get desk -o yaml"})
    int get(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the template") String name) {
        var template = call.server().get(ApiPath.of(TEMPLATES, name));
        if (call.out().format() == Format.table) {
            template.path("text").asText().lines().forEach(call.out()::done);
            return Exit.DONE;
        }
        return call.show(template);
    }

    @Command(
            name = "set",
            description = {
                "Makes a template, or gives it another text. One that cannot be filled is refused with its line.",
                "Files of those that use it follow: \"device-config rendering\" tells how far they are."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 template set desk --form phone -f desk.xml",
                "  ./option150 template set desk -f desk.xml --dry-run"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the template") String name,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "its text (- for standard input)")
                    @Nullable
                    String file,
            @Option(
                            names = "--form",
                            paramLabel = "FORM",
                            description = "what it makes: phone, phone-text (7940 and 7960 with SIP), gateway")
                    @Nullable
                    String form,
            @Option(names = "--dry-run", description = ProfileCommand.DRY_RUN) boolean isDryRun)
            throws IOException {
        var draft = new RecordDraft(call, ApiPath.of(TEMPLATES, name))
                .with(new Fields().text("form", form).json());
        if (file != null) {
            draft.with(Json.object().put("text", text(call, file)));
        }
        return isDryRun ? draft.preview() : draft.store();
    }

    @Command(
            name = "rm",
            description = "Removes templates. One that records name is refused.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 template rm desk")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of templates") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(TEMPLATES, name), "template " + name));
        return Exit.DONE;
    }

    private static String text(Call call, String file) throws IOException {
        try (var in = Source.of(call, file).stream()) {
            var bytes = in.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw Failure.wrongUse(file + " is too large for a template: 65536 characters at most");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
