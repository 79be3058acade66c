package io.option150.cli.noun;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
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

/** {@code device}: the home cluster of every device. */
@Command(addMethodSubcommands = false, name = "device", description = "The home cluster of every registered device.")
public final class DeviceCommand extends NounCommand {

    private static final String DEVICES = "devices";
    private static final Table TABLE = Table.of("name", "clusterId");

    @Command(
            name = "list",
            description = "Lists devices.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 device list --cluster branch-a", "  ./option150 device list -q 00:11:22:aa:bb:cc"})
    int list(
            @Mixin Call call,
            @Option(names = "--cluster", paramLabel = "ID", description = "only those at home in this cluster")
                    @Nullable
                    String cluster,
            @Option(names = "--prefix", paramLabel = "TEXT", description = "only those whose names begin so") @Nullable
                    String prefix,
            @Option(
                            names = {"-q", "--search"},
                            paramLabel = "TEXT",
                            description = "only those with this in their name; a MAC in any writing")
                    @Nullable
                    String text) {
        return call.list(
                ApiPath.of(DEVICES)
                        .with("clusterId", cluster)
                        .with("prefix", prefix)
                        .with("q", text),
                TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one device.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device get SEP001122AABBCC")
    int get(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the device") String name) {
        return call.show(call.server().get(ApiPath.of(DEVICES, name)));
    }

    @Command(
            name = "set",
            description = "Says where a device is at home, whatever its home was. \"move\" looks at that first.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device set SEP001122AABBCC --cluster branch-a")
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the device") String name,
            @Option(names = "--cluster", required = true, paramLabel = "ID", description = "its home") String cluster) {
        var home = Json.object().put("clusterId", cluster);
        var changed = call.server().callIfThere("PUT", ApiPath.of(DEVICES, name), home);
        return call.show(
                changed.orElseGet(() -> call.server().call("POST", ApiPath.of(DEVICES), home.put("name", name))));
    }

    @Command(
            name = "rm",
            description = "Forgets devices. They are sought on all clusters then.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device rm SEP001122AABBCC")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of devices") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(DEVICES, name), "device " + name));
        return Exit.DONE;
    }

    @Command(
            name = "move",
            description = "Moves a device to another cluster; every edge drops its old files. Then reset the phone.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 device move SEP001122AABBCC --to branch-b",
                "  ./option150 device move SEP001122AABBCC --from branch-a --to branch-b"
            })
    int move(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the device") String name,
            @Option(
                            names = "--from",
                            paramLabel = "ID",
                            description = "refused unless this is its home (else whatever it is)")
                    @Nullable
                    String from,
            @Option(names = "--to", required = true, paramLabel = "ID", description = "its new home") String to) {
        var device = ApiPath.of(DEVICES, name);
        var home = from == null ? call.server().get(device).path("clusterId").asText() : from;
        return call.show(call.server()
                .call(
                        "POST",
                        ApiPath.of(DEVICES, name, "move"),
                        Json.object().put("from", home).put("to", to)));
    }

    @Command(
            name = "refresh",
            description = "Has every edge drop what it holds of devices whose files changed at home.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 device refresh SEP001122AABBCC")
    int refresh(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of devices") List<String> names) {
        for (var name : names) {
            call.server().call("POST", ApiPath.of(DEVICES, name, "refresh"), null);
            call.out().done("device " + name + " refreshed");
        }
        return Exit.DONE;
    }

    @Command(
            name = "import",
            description = {
                "Assigns and moves many devices: a line each, CSV or NDJSON. Refused lines harm no other.",
                "CSV has the columns name and clusterId, or those of a phone export of Unified CM (BAT)."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 device import phones.csv",
                "  ./option150 device import bat-export.csv --cluster branch-a --dry-run",
                "  generate | ./option150 device import - --format ndjson"
            })
    int load(
            @Mixin Call call,
            @Parameters(paramLabel = "FILE", description = "the file, - for standard input") String file,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            description = "csv or ndjson (else by the file's ending: .ndjson, .jsonl; else csv)")
                    @Nullable
                    String format,
            @Option(
                            names = "--cluster",
                            paramLabel = "ID",
                            description = "home of devices whose line names none, as in an export of Unified CM")
                    @Nullable
                    String cluster,
            @Option(names = "--dry-run", description = "say what would become of each line, store nothing")
                    boolean dryRun)
            throws IOException {
        return new DeviceImport(call).run(file, format, cluster, dryRun);
    }
}
