package io.option150.cli.noun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.server.ApiPath;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dhcp}: the lines for a DHCP server. */
@Command(
        name = "dhcp",
        description = "Writes the lines for a DHCP server that point phones here.",
        footerHeading = NounCommand.EXAMPLES,
        footer = "  ./option150 dhcp kea --address 10.0.0.5 --address 2001:db8::5")
public final class DhcpCommand implements Callable<Integer> {

    @Mixin
    private @Nullable Call call;

    @Parameters(paramLabel = "KIND", description = "kea, isc, dnsmasq or ios")
    private String kind = "";

    @Option(
            names = "--address",
            required = true,
            paramLabel = "IP",
            description = "address of an edge, the preferred one first; repeat for several")
    private List<String> addresses = List.of();

    @Override
    public Integer call() throws IOException {
        var caller = Objects.requireNonNull(call, "set by picocli");
        var path = ApiPath.of("dhcp", kind);
        for (var address : addresses) {
            path = path.with("address", address);
        }
        try (var lines = caller.server().stream("GET", path, null, BodyPublishers.noBody())) {
            caller.out().out().print(new String(lines.readAllBytes(), UTF_8));
        }
        return Exit.DONE;
    }
}
