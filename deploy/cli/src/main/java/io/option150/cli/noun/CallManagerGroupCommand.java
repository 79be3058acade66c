package io.option150.cli.noun;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
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

/** {@code call-manager-group}: call managers that phones try one after the other. */
@Command(
        addMethodSubcommands = false,
        name = "call-manager-group",
        description = "Call managers that phones try one after the other.")
public final class CallManagerGroupCommand extends NounCommand {

    private static final String GROUPS = "call-manager-groups";
    private static final Table TABLE = Table.of("name", "members", "version", "modified", "who");

    @Command(
            name = "list",
            description = "Lists groups.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 call-manager-group list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(GROUPS), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one group.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 call-manager-group get main -o yaml")
    int get(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the group") String name) {
        return call.show(call.server().get(ApiPath.of(GROUPS, name)));
    }

    @Command(
            name = "set",
            description = {
                "Makes a group, or gives it other members.",
                "Files of phones that register with it follow: \"device-config rendering\" tells how far they are."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 call-manager-group set main --member 192.0.2.10 --member cm2.example.net",
                "  ./option150 call-manager-group set main --member 192.0.2.10 --sip-port 5070",
                "  ./option150 call-manager-group set main -f main.yaml",
                "  ./option150 call-manager-group set main --member 192.0.2.20 --dry-run"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the group") String name,
            @Option(
                            names = "--member",
                            paramLabel = "HOST",
                            description = "a call manager; up to five, in the order in which they are tried")
                    @Nullable
                    List<String> members,
            @Option(names = "--sip-port", paramLabel = "PORT", description = "SIP port of these members (5060)")
                    @Nullable
                    Integer sipPort,
            @Option(names = "--sccp-port", paramLabel = "PORT", description = "SCCP port of these members (2000)")
                    @Nullable
                    Integer sccpPort,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "fields of the group, as YAML or JSON (- for standard input)")
                    @Nullable
                    String file,
            @Option(names = "--dry-run", description = ProfileCommand.DRY_RUN) boolean isDryRun)
            throws IOException {
        if (members == null && (sipPort != null || sccpPort != null)) {
            throw Failure.wrongUse("ports are those of --member HOST; there is none");
        }
        var draft = new RecordDraft(call, ApiPath.of(GROUPS, name)).withFile(file);
        if (members != null) {
            var fields = Json.object();
            var list = fields.putArray("members");
            members.forEach(host -> list.add(new Fields()
                    .text("address", host)
                    .number("sipPort", sipPort)
                    .number("sccpPort", sccpPort)
                    .json()));
            draft.with(fields);
        }
        return isDryRun ? draft.preview() : draft.store();
    }

    @Command(
            name = "rm",
            description = "Removes groups. One that phones register with is refused.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 call-manager-group rm main")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of groups") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(GROUPS, name), "call-manager group " + name));
        return Exit.DONE;
    }
}
