package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Format;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code device-config}: records of phones, which their files are made of. */
@Command(
        addMethodSubcommands = false,
        name = "device-config",
        description = "Records of phones, which their files are made of.")
public final class DeviceConfigCommand extends NounCommand {

    private static final String DEVICES = "device-configs";
    private static final Table TABLE = Table.of(
            "device",
            "profile",
            "model",
            "protocol",
            "callManagerGroup",
            "rendering.state",
            "version",
            "modified",
            "who");

    @Command(
            name = "list",
            description = "Lists phones that have a record.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device-config list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(DEVICES), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows a phone's record; secrets as ***.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 device-config get SEP001122AABBCC -o yaml",
                "  ./option150 device-config get SEP001122AABBCC --secrets"
            })
    int get(
            @Mixin Call call,
            @Parameters(paramLabel = "DEVICE", description = "name of the phone") String device,
            @Option(names = "--secrets", description = "show secrets; needs the role admin, and is put on record")
                    boolean secrets) {
        return call.show(call.server().get(path(ApiPath.of(DEVICES, device), secrets)));
    }

    @Command(
            name = "set",
            description = {
                "Makes a phone's record, or changes what is given of it; all else stays as it is. \"\" has it inherited.",
                "Its files change at once."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 device-config set SEP001122AABBCC --profile desk-phones --line 201=Reception",
                "  ./option150 device-config set SEP001122AABBCC --model 7945 --field sipProfile/phoneLabel=Lobby",
                "  ./option150 device-config set SEP001122AABBCC -f phone.yaml"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "DEVICE", description = "name of the phone") String device,
            @Mixin RecordOptions options,
            @Option(names = "--profile", paramLabel = "NAME", description = "the profile that it inherits from")
                    @Nullable
                    String profile,
            @Option(
                            names = "--line",
                            paramLabel = "NUMBER[=LABEL]",
                            description =
                                    "a line, without a password; repeat for several. They take the place of all that were")
                    @Nullable
                    List<String> lines)
            throws IOException {
        var draft = options.on(new RecordDraft(call, ApiPath.of(DEVICES, device)))
                .with(new Fields().text("profile", profile).json());
        if (lines != null) {
            var fields = Json.object();
            var list = fields.putArray("lines");
            for (var line : lines) {
                int sign = line.indexOf('=');
                list.addObject()
                        .put("number", sign < 0 ? line : line.substring(0, sign))
                        .put("label", sign < 0 ? "" : line.substring(sign + 1));
            }
            draft.with(fields);
        }
        return draft.store();
    }

    @Command(
            name = "preview",
            description = {
                "Shows the files that a phone gets by its record, with what is wrong with them.",
                "With -f, those that it would get if its record had these fields; nothing is stored. Exit status 1: it gets none."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 device-config preview SEP001122AABBCC",
                "  ./option150 device-config preview SEP001122AABBCC -f phone.yaml"
            })
    int preview(
            @Mixin Call call,
            @Parameters(paramLabel = "DEVICE", description = "name of the phone") String device,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "fields of the record, as YAML or JSON (- for standard input)")
                    @Nullable
                    String file,
            @Option(names = "--secrets", description = "show secrets; needs the role admin, and is put on record")
                    boolean secrets)
            throws IOException {
        var path = path(ApiPath.of(DEVICES, device, "preview"), secrets);
        var preview = file == null
                ? call.server().get(path)
                : call.server()
                        .call(
                                "POST",
                                path,
                                new RecordDraft(call, ApiPath.of(DEVICES, device))
                                        .withFile(file)
                                        .json());
        if (call.out().format() == Format.table) {
            preview.path("findings").forEach(it -> call.out().done(line(device, it)));
            for (var made : preview.path("files")) {
                var name = made.path("name").asText();
                call.out().done("# " + name + ", " + made.path("size").asText() + " bytes");
                made.path("text").asText().lines().forEach(call.out()::done);
                made.path("findings").forEach(it -> call.out().done(line(name, it)));
            }
        } else {
            call.out().one(preview);
        }
        return preview.path("files").isEmpty() ? Exit.REFUSED : Exit.DONE;
    }

    @Command(
            name = "rendering",
            description = "Tells how far files of all phones are after a change of a profile or a group.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device-config rendering -o json")
    int rendering(@Mixin Call call) {
        return call.show(call.server().get(ApiPath.of(DEVICES, "rendering")));
    }

    @Command(
            name = "rm",
            description = "Removes phones' records and the files that they make.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device-config rm SEP001122AABBCC")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "DEVICE", arity = "1..*", description = "names of phones") List<String> devices) {
        devices.forEach(device -> call.remove(ApiPath.of(DEVICES, device), "configuration of " + device));
        return Exit.DONE;
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
