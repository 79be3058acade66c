package io.option150.cli.apply;

import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Out;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Removes what a set has and no document describes any more: what depends on others goes before them. */
final class Pruning {

    private final Server server;
    private final Out out;
    private final List<Member> there;
    private final List<Member> left = new ArrayList<>();

    /** Looks which of these are there at all: an admin may have removed some by hand. */
    Pruning(Server server, Out out, List<Member> gone) {
        this.server = server;
        this.out = out;
        there = gone.stream()
                .filter(this::isThere)
                .sorted(Comparator.comparing(Member::kind).reversed())
                .toList();
    }

    List<Change> changes() {
        return there.stream()
                .map(member -> new Change(member.kind().word(), member.name(), Change.Action.REMOVE, List.of()))
                .toList();
    }

    /**
     * Removes them. What is refused harms nothing else.
     *
     * @return a line for each refusal
     */
    List<String> apply() {
        List<String> refusals = new ArrayList<>();
        try (var progress = new Progress(out, "removals", there.size())) {
            int done = 0;
            for (var member : there) {
                try {
                    server.callIfThere("DELETE", path(member), null);
                } catch (Failure refused) {
                    if (refused.exit() == Exit.UNREACHABLE) {
                        throw refused;
                    }
                    left.add(member);
                    refusals.add(member.kind().word() + " " + member.name() + ": " + String.join(";", refused.lines()));
                }
                progress.at(++done);
            }
        }
        return refusals;
    }

    /** Those whose removal was refused. */
    List<Member> left() {
        return List.copyOf(left);
    }

    private boolean isThere(Member member) {
        return member.kind() == Kind.FILE
                ? FilePart.find(server, member.name()) != null
                : server.find(path(member)).isPresent();
    }

    private static ApiPath path(Member member) {
        return switch (member.kind()) {
            case CLUSTER -> ApiPath.of("clusters", member.name());
            case DEVICE -> ApiPath.of("devices", member.name());
            case CALL_MANAGER_GROUP, PROFILE -> ApiPath.of(RecordPart.path(member.kind()), member.name());
            case FILE -> ApiPath.of("files").below(member.name());
            default ->
                throw Failure.refused("a set has the " + member.kind().word() + " " + member.name()
                        + ", which this version cannot remove; nothing was changed");
        };
    }
}
