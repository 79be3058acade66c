package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Format;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code common-file}: records of files that many phones share. */
@Command(
        addMethodSubcommands = false,
        name = "common-file",
        description = "Records of files that many phones share: soft keys, dial plans, rings, defaults.")
public final class CommonFileCommand extends NounCommand {

    private static final String FILES = "common-files";
    private static final Table TABLE = Table.of(
            "name", "kind", "callManagerGroup", "rendering.state", "rendering.files", "version", "modified", "who");

    @Command(
            name = "list",
            description = "Lists records of common files.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 common-file list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(FILES), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one; secrets as ***.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 common-file get office -o yaml", "  ./option150 common-file get lobby --secrets"})
    int get(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the record") String name,
            @Option(names = "--secrets", description = "show secrets; needs the role admin, and is put on record")
                    boolean secrets) {
        return call.show(call.server().get(path(ApiPath.of(FILES, name), secrets)));
    }

    @Command(
            name = "set",
            description = {
                "Makes a record, or changes what is given of it; its content is replaced as a whole. Its files change at once.",
                "With --dry-run, shows the files and stores nothing; exit status 1: it makes none."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 common-file set office -f office.yaml",
                "  ./option150 common-file set defaults --group main",
                "  ./option150 common-file set office -f office.yaml --dry-run"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the record") String name,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description =
                                    "kind, path, callManagerGroup and content, as YAML or JSON (- for standard input)")
                    @Nullable
                    String file,
            @Option(names = "--kind", paramLabel = "KIND", description = "dial-plan, soft-keys, rings, defaults, ...")
                    @Nullable
                    String kind,
            @Option(names = "--group", paramLabel = "NAME", description = "the call-manager group that it names")
                    @Nullable
                    String group,
            @Option(
                            names = "--template",
                            paramLabel = "NAME",
                            description = "a template of the site's own, which a gateway needs")
                    @Nullable
                    String template,
            @Option(names = "--path", paramLabel = "PATH", description = "its file, where it is not the usual one")
                    @Nullable
                    String path,
            @Option(names = "--dry-run", description = "show what it would make, store nothing") boolean isDryRun)
            throws IOException {
        var draft = new RecordDraft(call, ApiPath.of(FILES, name))
                .withFile(file)
                .with(new Fields()
                        .text("kind", kind)
                        .text("callManagerGroup", group)
                        .text("template", template)
                        .text("path", path)
                        .json());
        return isDryRun
                ? show(call, name, call.server().call("POST", ApiPath.of(FILES, name, "preview"), draft.json()))
                : draft.store();
    }

    @Command(
            name = "preview",
            description = {
                "Shows the files that a record makes, with what is wrong with them. Exit status 1: it makes none."
            },
            footerHeading = EXAMPLES,
            footer = "  ./option150 common-file preview office")
    int preview(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the record") String name,
            @Option(names = "--secrets", description = "show secrets; needs the role admin, and is put on record")
                    boolean secrets) {
        return show(call, name, call.server().get(path(ApiPath.of(FILES, name, "preview"), secrets)));
    }

    @Command(
            name = "rm",
            description = "Removes records and the files that they make.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 common-file rm office")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of records") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(FILES, name), "common file " + name));
        return Exit.DONE;
    }

    private static int show(Call call, String name, JsonNode preview) {
        if (call.out().format() == Format.table) {
            preview.path("findings").forEach(it -> call.out().done(line(name, it)));
            for (var made : preview.path("files")) {
                var path = made.path("path").asText();
                call.out()
                        .done("# %s, %s bytes, %s"
                                .formatted(
                                        path,
                                        made.path("size").asText(),
                                        made.path("outcome").asText()));
                made.path("text").asText().lines().forEach(call.out()::done);
                made.path("findings").forEach(it -> call.out().done(line(path, it)));
            }
        } else {
            call.out().one(preview);
        }
        return preview.path("files").isEmpty() ? Exit.REFUSED : Exit.DONE;
    }

    private static ApiPath path(ApiPath path, boolean secrets) {
        return secrets ? path.with("secrets", true) : path;
    }

    private static String line(String file, JsonNode finding) {
        return "%s:%d:%d: %s: %s: %s"
                .formatted(
                        file,
                        finding.path("line").asInt(),
                        finding.path("column").asInt(),
                        finding.path("level").asText(),
                        finding.path("rule").asText(),
                        finding.path("why").asText());
    }
}
