package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Watch;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edge}: what serves phones. */
@Command(
        addMethodSubcommands = false,
        name = "edge",
        description = "The copies of the edge, which serve phones, and what they do.")
public final class EdgeCommand extends NounCommand {

    private static final Table EDGES = Table.of(
            "edgeId", "state", "version", "transfers", "addresses.tftp", "addresses.http", "lastSeen", "silentSince");
    private static final Table REQUESTS = Table.of(
            "time",
            "client",
            "device",
            "name",
            "outcome",
            "source",
            "cluster",
            "peer",
            "bytes",
            "durationMillis",
            "detail");
    private static final Table TRANSFERS = Table.of("front", "client", "port", "name", "bytes", "length", "ageMillis");
    private static final Table CACHE = Table.of("name", "kind", "cluster", "missing", "bytes", "onDisk", "ageMillis");
    private static final Table PEERS = Table.of(
            "cluster", "peer", "tftpPort", "httpPort", "health", "speaks", "running", "waiting", "lastFailure");

    @Command(
            name = "list",
            description = "Lists the copies of the edge.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 edge list", "  ./option150 edge list --watch"})
    int list(@Mixin Call call, @Mixin Watch watch) {
        return watch.over(() -> call.list(ApiPath.of("edges"), EDGES));
    }

    @Command(
            name = "get",
            description = "Shows one copy, with how far it follows each topic.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 edge get edge-7f9c --watch")
    int get(
            @Mixin Call call,
            @Mixin Watch watch,
            @Parameters(paramLabel = "ID", description = "name of the copy") String id) {
        return watch.over(() -> call.show(call.server().get(ApiPath.of("edges", id))));
    }

    @Command(
            name = "requests",
            description = "Lists the latest requests, newest first: who, what, outcome, from where.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 edge requests --device SEP001122AABBCC",
                "  ./option150 edge requests --outcome not_found --last 50 --watch"
            })
    int requests(
            @Mixin Call call,
            @Mixin Watch watch,
            @Option(names = "--device", paramLabel = "NAME", description = "only this device's") @Nullable
                    String device,
            @Option(names = "--client", paramLabel = "IP", description = "only of this address") @Nullable
                    String client,
            @Option(names = "--name", paramLabel = "NAME", description = "only for this file") @Nullable String name,
            @Option(
                            names = "--outcome",
                            paramLabel = "OUTCOME",
                            description = "only: served, not_found, refused, failed, aborted or silent")
                    @Nullable
                    String outcome,
            @Option(names = "--cluster", paramLabel = "ID", description = "only answered by this cluster") @Nullable
                    String cluster,
            @Option(
                            names = {"-q", "--search"},
                            paramLabel = "TEXT",
                            description = "only those that have this text")
                    @Nullable
                    String text,
            @Mixin Last last) {
        var path = ApiPath.of("requests")
                .with("device", device)
                .with("client", client)
                .with("name", name)
                .with("outcome", outcome)
                .with("cluster", cluster)
                .with("q", text)
                .with("size", last.count());
        return watch.over(() -> {
            var answer = call.server().get(path);
            call.out().list(answer, answer.path("items"), REQUESTS);
        });
    }

    @Command(
            name = "transfers",
            description = "Lists the transfers that are open now.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 edge transfers --watch --every 1")
    int transfers(@Mixin Call call, @Mixin Watch watch) {
        return watch.over(() -> call.list(ApiPath.of("transfers"), TRANSFERS));
    }

    @Command(
            name = "cache",
            description = "Lists what is cached, or drops it.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 edge cache",
                "  ./option150 edge cache ringlist.xml",
                "  ./option150 edge cache ringlist.xml --drop"
            })
    int cache(
            @Mixin Call call,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this file, in all its forms") @Nullable
                    String name,
            @Option(names = "--drop", description = "drop it; without a name drop everything") boolean drop) {
        var path = name == null ? ApiPath.of("cache") : ApiPath.of("cache").below(name);
        if (drop) {
            return call.show(call.server().call("DELETE", path, null));
        }
        List<JsonNode> entries = new ArrayList<>();
        for (int page = 0; ; page++) {
            var answer = call.server().get(path.with("size", 1_000).with("page", page));
            answer.path("entries").path("items").forEach(entries::add);
            if (entries.size() >= answer.path("entries").path("total").asLong()
                    || answer.path("entries").path("items").isEmpty()) {
                return call.list(entries, CACHE);
            }
        }
    }

    @Command(
            name = "peers",
            description = "Lists the servers of remote clusters and how they fare.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 edge peers --watch")
    int peers(@Mixin Call call, @Mixin Watch watch) {
        return watch.over(() -> call.list(ApiPath.of("peers"), PEERS));
    }

    @Command(
            name = "start",
            description = "Has all copies answer phones, or one, and waits until they do.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 edge start", "  ./option150 edge start edge-7f9c --no-wait"})
    int start(
            @Mixin Call call,
            @Mixin Following following,
            @Parameters(arity = "0..1", paramLabel = "EDGE", description = "name of one copy (else all)") @Nullable
                    String edge) {
        return new EdgeOrder(call, edge).state("running", following);
    }

    @Command(
            name = "stop",
            description = {
                "Has all copies end open transfers and answer no phone from then on, or one. Those that start later obey, too.",
                "What is told to one copy holds for it, whatever all are told."
            },
            footerHeading = EXAMPLES,
            footer = {"  ./option150 edge stop", "  ./option150 edge stop edge-7f9c --no-wait"})
    int stop(
            @Mixin Call call,
            @Mixin Following following,
            @Parameters(arity = "0..1", paramLabel = "EDGE", description = "name of one copy (else all)") @Nullable
                    String edge) {
        return new EdgeOrder(call, edge).state("stopped", following);
    }

    @Command(
            name = "restart",
            description = "Has all copies drop their caches and start anew, copy by copy, each waited for; or one.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 edge restart", "  ./option150 edge restart edge-7f9c --no-wait"})
    int restart(
            @Mixin Call call,
            @Mixin Following following,
            @Parameters(arity = "0..1", paramLabel = "EDGE", description = "name of one copy (else all)") @Nullable
                    String edge) {
        return new EdgeOrder(call, edge).restart(following);
    }
}
