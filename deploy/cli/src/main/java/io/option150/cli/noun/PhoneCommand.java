package io.option150.cli.noun;

import io.option150.cli.call.Call;
import io.option150.cli.call.Watch;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code phone}: phones as they were seen. */
@Command(
        addMethodSubcommands = false,
        name = "phone",
        description = "Phones as they were seen: what they asked, what they got, what is wrong.")
public final class PhoneCommand extends NounCommand {

    private static final String PHONES = "phones";
    private static final Table TABLE =
            Table.of("device", "state", "findings", "home", "homeKind", "lastSeen", "address", "edges", "load");

    @Command(
            name = "list",
            description = "Lists phones that were seen or are registered.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 phone list --state failing", "  ./option150 phone list --cluster branch-a --watch"
            })
    int list(
            @Mixin Call call,
            @Mixin Watch watch,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "only ok, failing, silent or never-seen ones")
                    @Nullable
                    String state,
            @Option(names = "--cluster", paramLabel = "ID", description = "only those at home in this cluster")
                    @Nullable
                    String cluster,
            @Option(
                            names = "--home",
                            paramLabel = "KIND",
                            description = "only those whose home is: registered, learned, none or conflict")
                    @Nullable
                    String home,
            @Option(
                            names = {"-q", "--search"},
                            paramLabel = "TEXT",
                            description = "only those with this in their name or address")
                    @Nullable
                    String text) {
        var path = ApiPath.of(PHONES)
                .with("state", state)
                .with("cluster", cluster)
                .with("home", home)
                .with("q", text);
        return watch.over(() -> call.list(path, TABLE));
    }

    @Command(
            name = "get",
            description = "Shows one phone: its home, its requests, and what is wrong with the next step.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 phone get SEP001122AABBCC --watch")
    int get(
            @Mixin Call call,
            @Mixin Watch watch,
            @Parameters(paramLabel = "NAME", description = "name of the phone") String name) {
        return watch.over(() -> new PhoneStory(call.out()).show(call.server().get(ApiPath.of(PHONES, name))));
    }

    @Command(
            name = "push",
            description =
                    "Has phones fetch their files: each one's own call manager is asked (cluster push). Tells what it said, and what the phone fetched.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 phone push SEP001122AABBCC",
                "  ./option150 phone push SEP001122AABBCC --wish restart --after 1234"
            })
    int push(
            @Mixin Call call,
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of phones") List<String> names,
            @Option(
                            names = "--wish",
                            paramLabel = "WISH",
                            description =
                                    "check: fetch, and apply what differs; restart: register anew; reset: start anew (check)")
                    @Nullable
                    String wish,
            @Option(
                            names = "--endpoint",
                            paramLabel = "NAME",
                            description = "what the call manager calls the phone (else as cluster push says)")
                    @Nullable
                    String endpoint,
            @Option(
                            names = "--after",
                            paramLabel = "SEQUENCE",
                            description = "of a file: not before all edges have applied that change")
                    @Nullable
                    Long after,
            @Mixin Following following) {
        return new PhonePush(call).of(names, wish, endpoint, after, following);
    }

    @Command(
            name = "pushes",
            description = "Lists how often a phone was asked to fetch its files, and what became of it.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 phone pushes SEP001122AABBCC")
    int pushes(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the phone") String name) {
        return call.list(ApiPath.of(PHONES, name, "push"), PhonePush.TABLE);
    }

    @Command(
            name = "keep-home",
            description = "Registers the home that was learned of a phone.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 phone keep-home SEP001122AABBCC")
    int keepHome(@Mixin Call call, @Parameters(paramLabel = "NAME", description = "name of the phone") String name) {
        return call.show(call.server().call("POST", ApiPath.of(PHONES, name, "keep-home"), null));
    }
}
