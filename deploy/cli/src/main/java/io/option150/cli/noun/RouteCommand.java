package io.option150.cli.noun;

import io.option150.cli.call.Call;
import io.option150.cli.server.ApiPath;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code route}: where a file would come from. */
@Command(
        name = "route",
        description = "Explains where a file would come from, and why, step by step; no byte is moved.",
        footerHeading = NounCommand.EXAMPLES,
        footer = {
            "  ./option150 route SEP001122AABBCC.cnf.xml",
            "  ./option150 route ringlist.xml.sgn --client 10.1.7.23"
        })
public final class RouteCommand implements Callable<Integer> {

    @Mixin
    private @Nullable Call call;

    @Parameters(paramLabel = "NAME", description = "name as a phone asks for it")
    private String name = "";

    @Option(names = "--client", paramLabel = "IP", description = "address of the phone (else one that never asked)")
    private @Nullable String client;

    @Override
    public Integer call() {
        var caller = Objects.requireNonNull(call, "set by picocli");
        return caller.show(caller.server().get(ApiPath.of("routes").below(name).with("client", client)));
    }
}
