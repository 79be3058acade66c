package io.option150.cli.noun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code discovery}: systems that are asked for clusters and phones. */
@Command(
        addMethodSubcommands = false,
        name = "discovery",
        description = "Systems that are asked for clusters and phones, and what became of asking them.")
public final class DiscoveryCommand extends NounCommand {

    private static final String DISCOVERY = "discovery";
    private static final String SOURCES = "sources";
    private static final Table SOURCE_TABLE = Table.of("name", "kind", "url", "clusterId", "enabled", "good", "reason");
    private static final Table RUN_TABLE = Table.of("id", "state", "asked", "askedBy", "started", "ended");
    private static final Table REMOVED_TABLE = Table.of("kind", "name", "clusterId", "at", "sources");
    private static final Table MOVE_TABLE = Table.of("device", "from", "to", "sources", "byHand");

    @Command(
            name = "list",
            description = "Lists sources, with what became of asking each last.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(DISCOVERY, SOURCES), SOURCE_TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one source. Its password is never shown.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery get cucm-a -o yaml")
    int get(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the source") String name) {
        return call.show(call.server().get(ApiPath.of(DISCOVERY, SOURCES, name)));
    }

    @Command(
            name = "set",
            description = "Makes a source, or changes what is given of it; all else stays as it is.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 discovery set cucm-a --kind axl --url 192.0.2.10 --username discovery --password-file cucm-a.password --certificate AB:CD:… --cluster branch-a",
                "  ./option150 discovery set branch-names --kind dns --url branch-a.example",
                "  ./option150 discovery set cucm-a --enabled no"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", description = "name of the source") String name,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            description = "axl: a Unified CM; option150: another suite; dns: a domain")
                    @Nullable
                    String kind,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            description = "host, host:port or https URL; best the publisher's. Of dns the domain")
                    @Nullable
                    String url,
            @Option(
                            names = "--username",
                            paramLabel = "NAME",
                            description = "of a Unified CM: a user that may read by AXL")
                    @Nullable
                    String username,
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description =
                                    "file with its password, of a suite a token of a viewer, in the first line; - is the standard input")
                    @Nullable
                    String password,
            @Option(
                            names = "--certificate",
                            paramLabel = "SHA-256",
                            description = "of the one certificate that is believed; \"\": it must verify")
                    @Nullable
                    String certificate,
            @Option(
                            names = "--cluster",
                            paramLabel = "ID",
                            description = "of a Unified CM: what its cluster is called here")
                    @Nullable
                    String cluster,
            @Option(names = "--enabled", paramLabel = "yes|no", description = "no: it is not asked") @Nullable
                    String enabled)
            throws IOException {
        var fields = new Fields()
                .text("kind", kind)
                .text("url", url)
                .text("username", username)
                .text("password", password == null ? null : password(call, password))
                .text("certificateSha256", certificate)
                .text("clusterId", cluster)
                .bool("--enabled", "enabled", enabled)
                .json();
        if (fields.isEmpty()) {
            throw Failure.wrongUse("there is nothing to set; ./option150 discovery set --help tells what can be");
        }
        return call.show(call.server().call("PUT", ApiPath.of(DISCOVERY, SOURCES, name), fields));
    }

    @Command(
            name = "rm",
            description = "Forgets sources, and what they state. Clusters and devices that were made of it stay.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery rm cucm-a")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of sources") List<String> names) {
        names.forEach(name -> call.remove(ApiPath.of(DISCOVERY, SOURCES, name), "source " + name));
        return Exit.DONE;
    }

    @Command(
            name = "run",
            description = "Asks all sources that are enabled, or one, and stays until that is done.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 discovery run", "  ./option150 discovery run cucm-a --no-wait"})
    int run(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "only this source") @Nullable String name,
            @Mixin Following following) {
        return new DiscoveryRun(call).of(name, following);
    }

    @Command(
            name = "runs",
            description = "Lists runs, the latest first, or shows one with a report of each source.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 discovery runs", "  ./option150 discovery runs 12 -o yaml"})
    int runs(
            @Mixin Call call,
            @Parameters(paramLabel = "ID", arity = "0..1", description = "number of a run") @Nullable String id) {
        return id == null
                ? call.list(ApiPath.of(DISCOVERY, "runs"), RUN_TABLE)
                : call.show(call.server().get(ApiPath.of(DISCOVERY, "runs", id)));
    }

    @Command(
            name = "moves",
            description = "Lists phones that stand at another home than sources state; device move does what is right.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 discovery moves", "  ./option150 discovery moves --refused"})
    int moves(
            @Mixin Call call,
            @Option(names = "--refused", description = "those that were refused, in the place of the others")
                    boolean refused) {
        return call.list(ApiPath.of(DISCOVERY, "moves").with("refused", refused ? "true" : null), MOVE_TABLE);
    }

    @Command(
            name = "refuse",
            description =
                    "Refuses proposed moves: the phones stay, and are not proposed again until sources state something else.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery refuse SEP001122334455")
    int refuse(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of devices") List<String> names) {
        names.forEach(name -> {
            call.server().call("POST", ApiPath.of(DISCOVERY, "moves", name, "refuse"), null);
            call.out().done("move of " + name + " refused");
        });
        return Exit.DONE;
    }

    @Command(
            name = "removed",
            description = "Lists what was removed by hand though a source states it: discovery does not make it again.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery removed")
    int removed(@Mixin Call call) {
        return call.list(ApiPath.of(DISCOVERY, "removed"), REMOVED_TABLE);
    }

    @Command(
            name = "restore",
            description =
                    "Takes removals back: what a source states is made again at the next run; or refusals of moves.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 discovery restore SEP001122334455",
                "  ./option150 discovery restore branch-a --cluster",
                "  ./option150 discovery restore SEP001122334455 --move"
            })
    int restore(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of devices") List<String> names,
            @Option(names = "--cluster", description = "they are clusters; their devices come with them")
                    boolean clusters,
            @Option(names = "--move", description = "refused moves are taken back: they are proposed again")
                    boolean moves) {
        if (clusters && moves) {
            throw Failure.wrongUse("--cluster and --move do not go together");
        }
        names.forEach(name -> {
            if (moves) {
                call.remove(ApiPath.of(DISCOVERY, "moves", name, "refuse"), "refusal of the move of " + name);
            } else {
                call.remove(
                        ApiPath.of(DISCOVERY, "removed", clusters ? "clusters" : "devices", name),
                        "removal of " + name);
            }
        });
        return Exit.DONE;
    }

    @Command(
            name = "trust",
            description = "Shows which certificates another suite trusts for what, as it told last.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery trust hub -o yaml")
    int trust(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the source") String name) {
        return call.show(call.server().get(ApiPath.of(DISCOVERY, "trust", name)));
    }

    @Command(
            name = "probe",
            description = "Shows what answers at an address, asked as a phone would ask; nothing is stored.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 discovery probe 192.0.2.1")
    int probe(
            @Mixin Call call,
            @Parameters(paramLabel = "IP", description = "address of a TFTP server") String address,
            @Option(names = "--tftp-port", paramLabel = "PORT", description = "UDP port of its TFTP (69)") @Nullable
                    Integer tftpPort,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            description = "TCP port of its HTTP file service (6970)")
                    @Nullable
                    Integer httpPort) {
        var form = new Fields()
                .text("address", address)
                .number("tftpPort", tftpPort)
                .number("httpPort", httpPort)
                .json();
        return call.show(call.server().call("POST", ApiPath.of(DISCOVERY, "probe"), form));
    }

    private static String password(Call call, String file) throws IOException {
        var text = file.equals("-") ? new String(call.in().readAllBytes(), UTF_8) : Files.readString(Path.of(file));
        return text.lines()
                .findFirst()
                .orElseThrow(() -> Failure.wrongUse("--password-file must have a password in its first line"));
    }
}
