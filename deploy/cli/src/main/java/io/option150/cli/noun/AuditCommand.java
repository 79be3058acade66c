package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Watch;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}: who changed what, in every service. */
@Command(addMethodSubcommands = false, name = "audit", description = "Who changed what, and when, in every service.")
public final class AuditCommand extends NounCommand {

    private static final Table TABLE = Table.of("time", "who", "role", "address", "action", "kind", "key", "service");

    @Command(
            name = "list",
            description = {
                "Lists changes of all services, the latest first.",
                "Fields before and after a change: -o json or yaml."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 audit list --what device/SEP001122AABBCC -o yaml",
                "  ./option150 audit list --who night-shift --since 2026-01-01T00:00:00Z",
                "  ./option150 audit list --watch"
            })
    int list(
            @Mixin Call call,
            @Mixin Watch watch,
            @Option(names = "--who", paramLabel = "NAME", description = "only changes by this caller") @Nullable
                    String who,
            @Option(
                            names = "--what",
                            paramLabel = "THING",
                            description = "only of this kind, such as device, of this key, or of both: kind/key")
                    @Nullable
                    String what,
            @Option(names = "--since", paramLabel = "TIME", description = "no earlier ones (RFC 3339)") @Nullable
                    String since,
            @Mixin Last last) {
        var path = ApiPath.of("audit")
                .with("who", who)
                .with("what", what)
                .with("since", since)
                .with("size", last.count());
        return watch.over(() -> {
            var answer = call.server().get(path);
            call.out().list(answer, answer.path("items"), TABLE);
            for (JsonNode missing : answer.path("missing")) {
                call.out()
                        .note("without " + missing.path("service").asText() + ": "
                                + missing.path("reason").asText());
            }
        });
    }
}
