package io.option150.cli.apply;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apply}: makes a suite have what files describe. */
@Command(
        name = "apply",
        description = {
            "Makes the suite have what files describe, and changes nothing else. Run again, it says \"no changes\".",
            "With --label the suite remembers what was applied; --prune removes what it remembers of this label and the"
                    + " files describe no longer.",
            "Exit status of --dry-run: 0 when there is nothing to do, 4 when there is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./option150 apply -f site.yaml --dry-run",
            "  ./option150 apply -f clusters.yaml -f phones/",
            "  ./option150 apply -f branch-a/ --label branch-a --prune",
            "  ./option150 export --to site && ./option150 apply -f site"
        })
public final class ApplyCommand implements Callable<Integer> {

    private static final Set<Kind> DEVICES = EnumSet.of(Kind.DEVICE, Kind.DEVICE_LIST);

    @Mixin
    private @Nullable Call call;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "YAML or JSON documents, a folder of such files, - for standard input; repeat for several")
    private List<String> files = List.of();

    @Option(names = "--dry-run", description = "show what differs, change nothing")
    private boolean dryRun;

    @Option(
            names = "--prune",
            description = "remove what was applied under this label and stands in the files no longer")
    private boolean prune;

    @Option(names = "--label", paramLabel = "NAME", description = "remember what is applied under this name")
    private @Nullable String label;

    @Override
    public Integer call() throws IOException {
        if (prune && label == null) {
            throw Failure.wrongUse("--prune needs --label NAME: only what was applied under that label is removed");
        }
        var caller = Objects.requireNonNull(call, "set by picocli");
        var documents = DocumentFiles.read(files, caller.in());
        var parts = parts(caller, documents);
        var described = parts.stream().flatMap(part -> part.members().stream()).toList();
        var set = label == null ? null : new ApplySet(caller.server(), label);
        var gone = set == null || !prune ? List.<Member>of() : set.beside(described);
        var pruning = new Pruning(caller.server(), caller.out(), gone);
        var changes = Stream.concat(parts.stream().flatMap(part -> part.changes().stream()), pruning.changes().stream())
                .toList();
        boolean forPeople = caller.out().format() == Format.table;
        if (forPeople) {
            Diff.show(changes, caller.out());
        }
        List<String> refusals = new ArrayList<>();
        if (!dryRun) {
            if (set != null) {
                set.claim(described);
            }
            for (var part : parts) {
                refusals.addAll(applied(part));
            }
            if (set != null && prune && refusals.isEmpty()) {
                refusals.addAll(pruning.apply());
                set.keep(Stream.concat(described.stream(), pruning.left().stream()));
            } else if (!gone.isEmpty()) {
                refusals.add("so nothing was removed");
            }
        }
        if (!forPeople) {
            caller.out().one(Diff.document(changes, refusals));
        }
        return end(caller, documents.size(), changes, refusals);
    }

    /** What was refused of it. One that is refused as a whole keeps none of the others from being done. */
    private static List<String> applied(Part part) throws IOException {
        try {
            return part.apply();
        } catch (Failure refused) {
            if (refused.exit() == Exit.UNREACHABLE) {
                throw refused;
            }
            return refused.lines();
        }
    }

    private int end(Call caller, int documents, List<Change> changes, List<String> refusals) {
        if (!refusals.isEmpty()) {
            throw new Failure(
                    Exit.REFUSED,
                    "what is below was refused, all else is done; mend it and apply again",
                    refusals.stream().map("  "::concat).toList());
        }
        if (changes.isEmpty()) {
            caller.out().done("no changes (" + documents + " documents)");
            return Exit.DONE;
        }
        caller.out().done(changes.size() + (dryRun ? " to be changed" : " changed"));
        return dryRun ? Exit.DIFFERENT : Exit.DONE;
    }

    /** In the order of kinds: what others depend on comes first. */
    private static List<Part> parts(Call caller, List<Document> documents) throws IOException {
        List<Part> parts = new ArrayList<>();
        var server = caller.server();
        var clusters = of(documents, EnumSet.of(Kind.CLUSTER));
        if (!clusters.isEmpty()) {
            parts.add(new ClusterPart(server, caller.out(), clusters));
        }
        var modes = of(documents, EnumSet.of(Kind.TRUST_MODE));
        if (!modes.isEmpty()) {
            parts.add(new TrustModePart(server, modes));
        }
        var sources = of(documents, EnumSet.of(Kind.DISCOVERY_SOURCE));
        if (!sources.isEmpty()) {
            parts.add(new DiscoverySourcePart(server, sources));
        }
        for (var kind : RecordPart.KINDS) {
            var records = of(documents, EnumSet.of(kind));
            if (!records.isEmpty()) {
                parts.add(new RecordPart(server, kind, records));
            }
        }
        var devices = of(documents, DEVICES);
        if (!devices.isEmpty()) {
            parts.add(new DevicePart(server, caller.out(), devices));
        }
        var files = of(documents, EnumSet.of(Kind.FILE));
        if (!files.isEmpty()) {
            parts.add(new FilePart(server, files));
        }
        return parts;
    }

    private static List<Document> of(List<Document> documents, Set<Kind> kinds) {
        return documents.stream()
                .filter(document -> kinds.contains(document.kind()))
                .toList();
    }
}
