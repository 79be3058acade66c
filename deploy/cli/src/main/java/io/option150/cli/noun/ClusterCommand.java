package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** {@code cluster}: the suite's own cluster and the remote ones. */
@Command(
        addMethodSubcommands = false,
        name = "cluster",
        description = "The suite's own cluster and the remote ones whose TFTP servers it asks.")
public final class ClusterCommand extends NounCommand {

    private static final String CLUSTERS = "clusters";
    private static final Table TABLE = Table.of(
            "clusterId",
            "role",
            "order",
            "tftpEnabled",
            "tftpAddresses",
            "tftpPort",
            "httpPort",
            "fqdn",
            "description");

    @Command(
            name = "list",
            description = "Lists clusters.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 cluster list", "  ./option150 cluster list --role remote -o json"})
    int list(
            @Mixin Call call,
            @Option(names = "--role", paramLabel = "ROLE", description = "only those of this role: local or remote")
                    @Nullable
                    String role,
            @Option(
                            names = {"-q", "--search"},
                            paramLabel = "TEXT",
                            description = "only those with this in id, FQDN or description")
                    @Nullable
                    String text) {
        return call.list(ApiPath.of(CLUSTERS).with("role", role).with("q", text), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one cluster.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 cluster get branch-a -o yaml")
    int get(@Mixin Call call, @Parameters(paramLabel = "ID", description = "id of the cluster") String id) {
        return call.show(call.server().get(ApiPath.of(CLUSTERS, id)));
    }

    @Command(
            name = "set",
            description = "Makes a cluster, or changes what is given of it; all else stays as it is.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 cluster set branch-a --address 10.1.0.11 --address 10.1.0.12",
                "  ./option150 cluster set branch-a --order 10 --description \"Branch A\"",
                "  ./option150 cluster set branch-b --address 10.2.0.11 --http-port none"
            })
    int set(
            @Mixin Call call,
            @Parameters(paramLabel = "ID", description = "id of the cluster") String id,
            @Option(
                            names = "--address",
                            paramLabel = "IP",
                            description =
                                    "address of its TFTP server; up to three, in the order in which they are tried")
                    @Nullable
                    List<String> addresses,
            @Option(names = "--tftp-port", paramLabel = "PORT", description = "UDP port of its TFTP (69)") @Nullable
                    Integer tftpPort,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            description = "TCP port of its HTTP file service (6970), or none: it speaks TFTP only")
                    @Nullable
                    String httpPort,
            @Option(
                            names = "--order",
                            paramLabel = "N",
                            description = "rank where several clusters have a file; the lowest wins (100)")
                    @Nullable
                    Integer order,
            @Option(names = "--enabled", paramLabel = "yes|no", description = "no: it is never asked") @Nullable
                    String enabled,
            @Option(names = "--secure", paramLabel = "yes|no", description = "whether it runs in mixed mode") @Nullable
                    String secure,
            @Option(
                            names = "--manual",
                            paramLabel = "yes|no",
                            description = "whether discovery leaves its addresses alone")
                    @Nullable
                    String manual,
            @Option(names = "--fqdn", paramLabel = "NAME", description = "its host name, * allowed") @Nullable
                    String fqdn,
            @Option(names = "--description", paramLabel = "TEXT", description = "anything") @Nullable
                    String description,
            @Option(
                            names = "--peer",
                            paramLabel = "ID",
                            description = "a cluster that its own TFTP points at; \"\" for none")
                    @Nullable
                    List<String> peers) {
        var fields = new Fields()
                .list("tftpAddresses", addresses)
                .number("tftpPort", tftpPort)
                .number("order", order)
                .bool("--enabled", "tftpEnabled", enabled)
                .bool("--secure", "secure", secure)
                .bool("--manual", "manualOverride", manual)
                .text("fqdn", fqdn)
                .text("description", description)
                .list("peers", peers)
                .json();
        if (httpPort != null) {
            fields.set("httpPort", httpPort.equals("none") ? JsonNodeFactory.instance.nullNode() : port(httpPort));
        }
        if (fields.isEmpty()) {
            throw Failure.wrongUse("there is nothing to set; ./option150 cluster set --help tells what can be");
        }
        var changed = call.server().callIfThere("PATCH", ApiPath.of(CLUSTERS, id), fields);
        return call.show(changed.orElseGet(() -> call.server()
                .call(
                        "POST",
                        ApiPath.of(CLUSTERS),
                        Json.object().put("clusterId", id).put("role", "remote").setAll(fields))));
    }

    @Command(
            name = "push",
            description =
                    "Says how a cluster's call manager is asked to have phones fetch their files, or shows it. Off until enabled.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 cluster push branch-a --kind pjsip --address 192.0.2.20:5038 --username option150 --password-file ami.password --enabled yes",
                "  ./option150 cluster push branch-a",
                "  ./option150 cluster push branch-a --remove"
            })
    int push(
            @Mixin Call call,
            @Parameters(paramLabel = "ID", description = "id of the cluster") String id,
            @Mixin PushTargetOptions options)
            throws IOException {
        return options.apply(call, id);
    }

    @Command(
            name = "rm",
            description = "Removes remote clusters. One that has devices is refused.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 cluster rm branch-a branch-b")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "ids of clusters") List<String> ids) {
        ids.forEach(id -> call.remove(ApiPath.of(CLUSTERS, id), "cluster " + id));
        return Exit.DONE;
    }

    private static JsonNode port(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw Failure.wrongUse("--http-port must be a port or none, not " + text);
        }
    }
}
