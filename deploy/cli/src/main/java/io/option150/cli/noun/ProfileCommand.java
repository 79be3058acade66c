package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Format;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profile}: what phones read. */
@Command(
        addMethodSubcommands = false,
        name = "profile",
        description = "What phones have in common, and files that they configure themselves by.")
public final class ProfileCommand extends NounCommand {

    private static final String ERROR = "error";
    private static final String PROFILES = "profiles";

    /** Of what many phones inherit. */
    static final String DRY_RUN =
            "store nothing, but tell what it would do to phones, with examples. Exit status 1: some would be refused";

    private static final Table TABLE =
            Table.of("name", "parent", "model", "protocol", "load", "callManagerGroup", "version", "modified", "who");

    @Command(
            name = "list",
            description = "Lists profiles.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 profile list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(PROFILES), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one profile; secrets as ***.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 profile get desk-phones -o yaml")
    int get(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the profile") String name) {
        return call.show(call.server().get(ApiPath.of(PROFILES, name)));
    }

    @Command(
            name = "set",
            description = {
                "Makes a profile, or changes what is given of it; all else stays as it is. \"\" has it inherited.",
                "Files of phones that inherit from it follow: \"device-config rendering\" tells how far they are."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 profile set site --protocol SIP --group main --field vendorConfig/webAccess=0",
                "  ./option150 profile set desk-phones --parent site --model 8841 --load sip88xx.14-2-1-0001-14",
                "  ./option150 profile set desk-phones -f desk-phones.yaml",
                "  ./option150 profile set site --field vendorConfig/sshAccess=1 --dry-run"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the profile") String name,
            @Mixin RecordOptions options,
            @Option(names = "--parent", paramLabel = "NAME", description = "the profile that it inherits from")
                    @Nullable
                    String parent,
            @Option(names = "--dry-run", description = DRY_RUN) boolean isDryRun)
            throws IOException {
        var draft = options.on(new RecordDraft(call, ApiPath.of(PROFILES, name)))
                .with(new Fields().text("parent", parent).json());
        return isDryRun ? draft.preview() : draft.store();
    }

    @Command(
            name = "rm",
            description = "Removes profiles. One that others inherit from is refused.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 profile rm desk-phones")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of profiles") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(PROFILES, name), "profile " + name));
        return Exit.DONE;
    }

    @Command(
            name = "check",
            description = {
                "Says what a phone would make of these files: a line for each finding, with line and column.",
                "Nothing is stored. Exit status 1: there is an error."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 profile check SEP001122AABBCC.cnf.xml",
                "  ./option150 profile check --name United_States/g3-tones.xml tones.xml",
                "  ./option150 profile check *.cnf.xml -o json"
            })
    int check(
            @Mixin Call call,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files") List<String> files,
            @Option(
                            names = "--name",
                            paramLabel = "PATH",
                            description = "name that phones ask for, of one file (else that of the file itself)")
                    @Nullable
                    String name)
            throws IOException {
        if (name != null && files.size() > 1) {
            throw Failure.wrongUse("--name is for one file, not for " + files.size());
        }
        // A file that is not there ends it before anything is sent.
        List<Source> sources = new ArrayList<>();
        for (var file : files) {
            sources.add(Source.of(call, file));
        }
        var report = Json.object();
        var checked = report.putArray("files");
        Map<String, Integer> levels = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            var asked = name != null ? name : fileName(files.get(i));
            var findings = findings(call, asked, sources.get(i));
            checked.addObject().put("file", files.get(i)).put("name", asked).set("findings", findings);
            for (var finding : findings) {
                levels.merge(finding.path("level").asText(), 1, Integer::sum);
                call.out().done(line(files.get(i), finding));
            }
        }
        if (call.out().format() == Format.table) {
            call.out()
                    .done("%d checked: %d errors, %d warnings, %d hints"
                            .formatted(
                                    files.size(),
                                    levels.getOrDefault(ERROR, 0),
                                    levels.getOrDefault("warning", 0),
                                    levels.getOrDefault("hint", 0)));
        } else {
            call.out().one(report);
        }
        return levels.containsKey(ERROR) ? Exit.REFUSED : Exit.DONE;
    }

    private static JsonNode findings(Call call, String name, Source source) throws IOException {
        var path = ApiPath.of("device-configs", "check").with("name", name);
        try (var answer = call.server().stream("POST", path, "application/octet-stream", source.body())) {
            return Json.MAPPER.readTree(answer).path("findings");
        }
    }

    /** As compilers write it: editors go there. */
    private static String line(String file, JsonNode finding) {
        var value = finding.path("value").asText();
        return "%s:%d:%d: %s: %s: %s%s"
                .formatted(
                        file,
                        finding.path("line").asInt(),
                        finding.path("column").asInt(),
                        finding.path("level").asText(),
                        finding.path("rule").asText(),
                        finding.path("why").asText(),
                        value.isEmpty() ? "" : " Got: " + value);
    }

    private static String fileName(String file) {
        var last = Path.of(file).getFileName();
        if (file.equals("-") || last == null) {
            throw Failure.wrongUse("a file from standard input needs its --name");
        }
        return last.toString();
    }
}
